package netcourse.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.Progress;
import netcourse.checker.Verdict;

/// Where the learner stands: how far each lesson is, and what comes next.
final class Position {
    private static final int BAR = 20;

    private final Catalog catalog;
    private final Progress progress;

    Position(Catalog catalog) throws IOException {
        this.catalog = catalog;
        this.progress = catalog.progress();
    }

    /// A bar for each lesson, then what comes next.
    String render(Function<Verdict, String> coloured) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Board board : progress.lessons()) {
            text.append(bar(board.name(), new Progress(java.util.List.of(board))));
        }
        text.append(bar("all", progress)).append(System.lineSeparator());
        return text.append(next(coloured)).toString();
    }

    private static String bar(String name, Progress lesson) {
        int filled = lesson.size() == 0 ? 0 : (int) (BAR * lesson.solved() / lesson.size());
        Progress core = lesson.core();
        return "%-26s [%s%s] %2d of %2d solved, core %2d of %2d%n"
                .formatted(
                        name,
                        "#".repeat(filled),
                        ".".repeat(BAR - filled),
                        lesson.solved(),
                        lesson.size(),
                        core.solved(),
                        core.size());
    }

    /// The next exercise: its task, its files, its last verdict, and what to type.
    String next(Function<Verdict, String> coloured) throws IOException {
        Optional<CheckResult> next = progress.next();
        if (next.isEmpty()) {
            return "all solved; ./course interview asks what interviewers ask";
        }
        Exercise exercise = catalog.exercise(next.get().id());
        Board board = new Board(exercise.lesson().folder());
        String task = exercise.task().replaceFirst("\\.$", "");
        return """
        next     %s  %s
                 %s
        %stask     %s
        yours    %s
        verdict  %s
        type     ./course check %1$s, or ./course watch
        """
                .formatted(
                        exercise.id(),
                        exercise.title(),
                        exercise.effort().sentence(),
                        task.equals(exercise.title()) ? "" : "         %s%n".formatted(task),
                        exercise.fromRoot(exercise.contract()),
                        exercise.fromRoot(exercise.solution()),
                        board.verdict(next.get(), coloured))
                .stripTrailing();
    }
}
