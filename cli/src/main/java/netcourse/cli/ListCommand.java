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
@Command(
        name = "list",
        description = {
            "Shows every exercise, in one line each.",
            "The line says: core or deep, difficulty (* to ***), minutes, last verdict."
        })
final class ListCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Option(names = "--open", description = "Shows only those that are not SOLVED.")
    private boolean open;

    @Option(names = "--json", description = "As JSON, for other programs.")
    private boolean json;

    @Option(
            names = "--reports",
            description =
                    "As at the end of a build: the report of the first exercise that is WRONG or"
                            + " STUCK, then the list, with one line for a lesson that is solved or"
                            + " not begun.")
    private boolean reports;

    /// For the parser.
    ListCommand() {}

    ListCommand(Course course) {
        this.course = course;
    }

    @Override
    public Integer call() throws IOException {
        Screen screen = course.screen(spec);
        Catalog catalog = course.catalog();
        Progress progress = catalog.progress();
        Progress shown = open ? progress.open() : progress;
        if (json) {
            screen.line(new ExerciseJson(catalog).render(shown));
        } else if (reports) {
            if (!progress.reports().isEmpty()) {
                screen.line(progress.reports());
            }
            screen.line(progress.renderShort(screen::coloured));
        } else {
            screen.line(shown.lines(screen::coloured) + progress.summaryWithFiles());
        }
        return ExitStatus.OK;
    }
}
