package netcourse.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course list`.
@Command(name = "list", description = "Shows every exercise with its last verdict.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Standing.of(course.catalog()).print(course.screen(spec));
        return 0;
    }
}
