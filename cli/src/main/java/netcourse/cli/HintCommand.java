package netcourse.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course hint [id]`.
@Command(
        name = "hint",
        description = {
            "Shows the next of three hints; each gives more away.",
            "Once the exercise is SOLVED, it shows all of them."
        })
final class HintCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "An exercise such as 2.5; the next one by default.")
    private String id;

    @Option(names = "--again", description = "Begins with the first hint again.")
    private boolean again;

    @Override
    public Integer call() throws IOException {
        Catalog catalog = course.catalog();
        Exercise exercise = catalog.exerciseOrNext(id);
        Hints hints = new Hints(exercise, course.notes());
        Screen screen = course.screenForProse(spec);
        if (hints.size() == 0) {
            screen.line("there are no hints for " + exercise.id());
            return ExitStatus.OK;
        }
        if (again) {
            hints.forget();
        }
        if (catalog.isSolved(exercise)) {
            for (int number = 1; number <= hints.size(); number++) {
                show(screen, exercise, hints, number);
            }
        } else {
            int next = hints.next();
            show(screen, exercise, hints, next);
            keepSeen(exercise, hints, next);
        }
        return ExitStatus.OK;
    }

    /// A folder that cannot be written is no reason to show nothing.
    private void keepSeen(Exercise exercise, Hints hints, int number) {
        try {
            hints.keepSeen(number);
        } catch (IOException e) {
            course.screen(spec)
                    .error(
                            "the same hint comes again, since this cannot be written: %s; all are in %s"
                                    .formatted(e.getMessage(), exercise.fromRoot(hints.file())));
        }
    }

    private static void show(Screen screen, Exercise exercise, Hints hints, int number) {
        int left = hints.size() - number;
        String more =
                left == 0
                        ? "the last; then ./course answer %s --give-up".formatted(exercise.id())
                        : left + " left";
        screen.line(
                "%s  %s  hint %d of %d, %s"
                        .formatted(exercise.id(), exercise.title(), number, hints.size(), more));
        screen.line("");
        screen.line(hints.text(number, screen.columns() - 2).indent(2).stripTrailing());
        screen.line("");
    }
}
