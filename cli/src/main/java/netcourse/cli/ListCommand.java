package netcourse.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import netcourse.checker.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course list`.
@Command(name = "list", description = "Shows every exercise with its last verdict.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Option(
            names = "--reports",
            description = {
                "As the build ends: the report of the first exercise that is WRONG or STUCK, then",
                "the list, with one line for a lesson that is solved or not begun."
            })
    private boolean reports;

    @Override
    public Integer call() throws IOException {
        Screen screen = course.screen(spec);
        Progress progress = course.catalog().progress();
        if (!reports) {
            screen.line(progress.render(screen::coloured));
            return 0;
        }
        if (!progress.reports().isEmpty()) {
            screen.line(progress.reports());
        }
        screen.line(progress.renderShort(screen::coloured));
        return 0;
    }
}
