package netcourse.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.Progress;
import netcourse.checker.Verdict;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course check [id|lesson]`.
@Command(
        name = "check",
        description = {
            "Judges your solution of one exercise, of a lesson's, or of all.",
            "Ends with status 1 if one is WRONG or STUCK, or does not compile."
        })
final class CheckCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|LESSON",
            description = "An exercise such as 2.5, or a lesson such as 2; all by default.")
    private String what;

    @Override
    public Integer call() throws IOException {
        Catalog catalog = course.catalog();
        if (what == null) {
            return checkAll(catalog.exercises());
        }
        if (what.contains(".")) {
            Optional<Exercise> exercise = catalog.exercise(what);
            return exercise.isPresent() ? checkOne(exercise.get()) : unknownId(catalog);
        }
        Optional<Lesson> lesson = catalog.lesson(what);
        return lesson.isPresent()
                ? checkAll(Exercise.of(lesson.get()))
                : unknown("no lesson " + what + "; there are " + catalog.names());
    }

    private int unknownId(Catalog catalog) throws IOException {
        List<Exercise> near = new ArrayList<>();
        Optional<Lesson> lesson = catalog.lesson(what.substring(0, what.indexOf('.')));
        if (lesson.isPresent()) {
            near.addAll(Exercise.of(lesson.get()));
        }
        String ids = near.stream().map(Exercise::id).collect(Collectors.joining(", "));
        return unknown(
                "no exercise "
                        + what
                        + "; there are "
                        + (ids.isEmpty() ? "those of " + catalog.names() : ids));
    }

    private int unknown(String message) {
        course.screen(spec).error(spec.qualifiedName() + ": " + message);
        return Program.USAGE;
    }

    private int checkOne(Exercise exercise) throws IOException {
        Screen screen = course.screen(spec);
        Board board = new Board(exercise.lesson().folder());
        CheckResult result = new ExerciseRunner().run(exercise);
        boolean failed = result.verdict().isFailure();
        if (failed) {
            screen.line(result.report().strip());
            screen.line("");
        }
        screen.line(board.line(result, screen::coloured));
        if (result.verdict() == Verdict.SOLVED) {
            screen.line("so says " + exercise.checkName() + "; " + progress().summaryWithFiles());
        } else if (!failed) {
            screen.line("  " + result.report());
            screen.line(board.files(result));
        }
        return failed ? Program.FAILED : 0;
    }

    /// A line each, then the first failure in full: one thing to do next.
    private int checkAll(List<Exercise> exercises) throws IOException {
        Screen screen = course.screen(spec);
        ExerciseRunner runner = new ExerciseRunner();
        Optional<CheckResult> first = Optional.empty();
        for (Exercise exercise : exercises) {
            Board board = new Board(exercise.lesson().folder());
            CheckResult result = runner.run(exercise);
            screen.line(board.line(result, screen::coloured));
            first = first.or(() -> Optional.of(result).filter(r -> r.verdict().isFailure()));
        }
        first.ifPresent(r -> screen.line("%n%s%n".formatted(r.report().strip())));
        screen.line(progress().summaryWithFiles());
        return first.isPresent() ? Program.FAILED : 0;
    }

    private Progress progress() throws IOException {
        return course.catalog().progress();
    }
}
