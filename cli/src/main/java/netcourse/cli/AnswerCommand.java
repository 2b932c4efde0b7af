package netcourse.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.checker.CheckResult;
import netcourse.checker.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course answer id [--give-up]`.
@Command(
        name = "answer",
        description = {
            "Compares yours with the course's answer, once yours is SOLVED.",
            "It prints a unified diff, or with -y both side by side."
        })
final class AnswerCommand implements Callable<Integer> {
    /// As `diff -y` has it.
    private static final int NARROWEST = 130;

    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "An exercise such as 2.5.")
    private String id;

    @Option(names = "--give-up", description = "Shows it although yours is not SOLVED.")
    private boolean giveUp;

    @Option(
            names = {"-y", "--side-by-side"},
            paramLabel = "COLUMNS",
            arity = "0..1",
            fallbackValue = "0",
            description =
                    "Side by side, in this many columns; by default as wide as the terminal, but at"
                            + " least 130.")
    private Integer columns;

    @Override
    public Integer call() throws IOException {
        Catalog catalog = course.catalog();
        Exercise exercise = catalog.exercise(id);
        if (!giveUp && !catalog.isSolved(exercise)) {
            CheckResult result = new ExerciseRunner().run(exercise);
            if (result.verdict() != Verdict.SOLVED) {
                return refuse(result);
            }
        }
        show(new Answer(exercise));
        return ExitStatus.OK;
    }

    private int refuse(CheckResult result) {
        course.screen(spec)
                .error(
                        "%s is %s: ./course hint %1$s gives a hint, --give-up shows the answer"
                                .formatted(id, result.verdict()));
        return ExitStatus.of(result.verdict());
    }

    private void show(Answer answer) throws IOException {
        Screen screen = course.screen(spec);
        screen.line("the answer: " + answer.exercise().fromRoot(answer.file()));
        if (columns != null) {
            int width = columns > 0 ? columns : Math.max(NARROWEST, spec.usageMessage().width());
            answer.sideBySide(width).forEach(screen::line);
            return;
        }
        List<String> diff = answer.unifiedDiff();
        screen.line(diff.isEmpty() ? "yours is the same, line by line" : "");
        diff.forEach(line -> screen.line(screen.diffLine(line)));
    }
}
