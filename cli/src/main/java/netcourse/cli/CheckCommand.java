package netcourse.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.Progress;
import netcourse.checker.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course check [id|lesson]`.
@Command(
        name = "check",
        description = "Judges one exercise, the exercises of a lesson, or all of them.",
        footer = {
            "",
            "Exit status: 0 if all are SOLVED; 1 if one is WRONG, STUCK or does not compile;",
            "3 NOT STARTED; 4 ENVIRONMENT or NOT JUDGED."
        })
final class CheckCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|LESSON",
            description = "An exercise such as 2.5, or a lesson such as 2; all by default.")
    private String what;

    @Option(names = "--answer", description = "Judges the course's answer instead of yours.")
    private boolean answer;

    @Option(
            names = "--explain",
            description = "Also says what to write instead, if the mistake has a name.")
    private boolean explain;

    @Option(
            names = "--peer",
            paramLabel = "NAME",
            description =
                    "Judges it with another program at the other end, if that program is installed:"
                            + " 2.2 nginx, 3.6 redis, 4.6 gzip, 5.7 dissononce, 5.9 openssl.")
    private String peer;

    private final ExerciseRunner runner = new ExerciseRunner();
    private Catalog catalog;

    /// For the parser.
    CheckCommand() {}

    CheckCommand(Course course, String id) {
        this.course = course;
        this.what = id;
    }

    @Override
    public Integer call() throws IOException {
        catalog = course.catalog();
        if (what != null && what.contains(".")) {
            Exercise exercise = catalog.exercise(what);
            return checkOne(peer == null ? exercise : exercise.withPeer(peer));
        }
        if (peer != null) {
            throw new UnknownName("--peer is for one exercise, as in check 3.6 --peer redis");
        }
        return checkAll(
                what == null ? catalog.exercises() : catalog.exercises(catalog.lesson(what)));
    }

    private CheckResult judge(Exercise exercise) {
        if (answer) {
            return runner.runAnswer(exercise);
        }
        return peer == null ? runner.run(exercise) : runner.runAside(exercise);
    }

    private int checkOne(Exercise exercise) throws IOException {
        CheckResult result = judge(exercise);
        Verdicts verdicts = new Verdicts(catalog, course.screen(spec));
        if (answer) {
            verdicts.showAnswers(exercise, result);
        } else {
            verdicts.show(exercise, result, explain);
        }
        return ExitStatus.of(result.verdict());
    }

    /// A line each; then what the compiler says, and the first failure in full: one thing to do
    /// next.
    private int checkAll(List<Exercise> exercises) throws IOException {
        Screen screen = course.screen(spec);
        List<CheckResult> results = new ArrayList<>();
        for (Exercise exercise : exercises) {
            CheckResult result = judge(exercise);
            screen.line(new Board(exercise.lesson().folder()).line(result, screen::coloured));
            results.add(result);
        }
        results.stream()
                .filter(r -> r.verdict() == Verdict.DOES_NOT_COMPILE)
                .forEach(r -> screen.line("%n%s".formatted(r.report().strip())));
        Optional<CheckResult> first =
                results.stream()
                        .filter(r -> r.verdict().isFailure())
                        .filter(r -> r.verdict() != Verdict.DOES_NOT_COMPILE)
                        .findFirst();
        first.ifPresent(r -> screen.line("%n%s%n".formatted(r.report().strip())));
        if (!answer) {
            Progress progress = catalog.progress();
            screen.line(progress.summaryWithFiles());
        }
        return ExitStatus.of(results.stream().map(CheckResult::verdict).toList());
    }
}
