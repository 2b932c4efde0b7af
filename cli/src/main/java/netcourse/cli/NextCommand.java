package netcourse.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course next`.
@Command(
        name = "next",
        description = {
            "Shows the next exercise that is not SOLVED.",
            "Those of the core come first."
        })
final class NextCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Catalog catalog = course.catalog();
        course.screen(spec).line(new Position(catalog).next(course.screen(spec)::coloured));
        return ExitStatus.OK;
    }
}
