package netcourse.checker;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far a learner is in one lesson or in all of them, as the build and `./course` print it.
public record Progress(List<Board> lessons) {
    public Progress {
        lessons = List.copyOf(lessons);
    }

    /// An exercise and the board it stands on.
    private record Place(Board board, CheckResult result) {
        boolean isChanged() {
            return board.isChanged(result);
        }

        boolean isSolved() {
            return board.isSolved(result);
        }

        boolean hasReport() {
            return (result.verdict() == Verdict.WRONG || result.verdict() == Verdict.STUCK)
                    && !isChanged();
        }
    }

    private Stream<Place> places() {
        return lessons.stream().flatMap(b -> b.results().stream().map(r -> new Place(b, r)));
    }

    /// The first exercise that is not solved: of the core, then of the others. A result counts for
    /// nothing if the learner's file has changed since.
    private Optional<Place> nextPlace() {
        return places().filter(p -> !p.isSolved())
                .min(Comparator.comparing(p -> !p.result.effort().core()));
    }

    /// The result of that exercise; empty if all are solved.
    public Optional<CheckResult> next() {
        return nextPlace().map(Place::result);
    }

    /// How many exercises are solved.
    public long solved() {
        return places().filter(Place::isSolved).count();
    }

    /// The same, only those of the core.
    public Progress core() {
        return new Progress(lessons.stream().map(b -> b.only(r -> r.effort().core())).toList());
    }

    /// The same, only those that are not solved, without the lessons that have none.
    public Progress open() {
        return new Progress(
                lessons.stream()
                        .map(b -> b.only(r -> !b.isSolved(r)))
                        .filter(b -> !b.results().isEmpty())
                        .toList());
    }

    /// How many exercises there are.
    public long size() {
        return places().count();
    }

    /// `3 of 9 solved; next: 2.4 connect with a limit`.
    public String summary() {
        long again = places().filter(Place::isChanged).count();
        return "%d of %d solved%s%s"
                .formatted(
                        solved(),
                        size(),
                        again == 0 ? "" : ", " + again + " to check again",
                        nextPlace()
                                .map(p -> "; next: " + p.result.id() + " " + p.result.title())
                                .orElse(""));
    }

    /// The summary, and where the files of the next exercise are.
    public String summaryWithFiles() {
        return summary()
                + nextPlace().map(p -> System.lineSeparator() + p.board.files(p.result)).orElse("");
    }

    /// A heading for each lesson and a line for each exercise, then the summary.
    ///
    /// @param coloured the word for a verdict, in its colour
    public String render(Function<Verdict, String> coloured) {
        return all(b -> full(b, coloured));
    }

    /// The same, with one line for a lesson that is solved or not begun, and one for the exercises
    /// of a lesson that nobody has started.
    public String renderShort(Function<Verdict, String> coloured) {
        return all(b -> b.isUniform() ? b.uniformLine(coloured) : started(b, coloured));
    }

    private static String started(Board board, Function<Verdict, String> coloured) {
        long others = board.results().stream().filter(r -> !isStarted(r)).count();
        return "%s%s%n%s"
                .formatted(
                        board.name(),
                        others == 0
                                ? ""
                                : ": %d %s, and"
                                        .formatted(others, coloured.apply(Verdict.NOT_STARTED)),
                        lines(board, Progress::isStarted, coloured));
    }

    private static boolean isStarted(CheckResult result) {
        return result.verdict() != Verdict.NOT_STARTED;
    }

    /// A heading for each lesson and a line for each exercise.
    public String lines(Function<Verdict, String> coloured) {
        return lessons.stream().map(b -> full(b, coloured)).collect(Collectors.joining());
    }

    private String all(Function<Board, String> lesson) {
        return lessons.stream().map(lesson).collect(Collectors.joining()) + summaryWithFiles();
    }

    private static String full(Board board, Function<Verdict, String> coloured) {
        return "%s%n%s".formatted(board.name(), lines(board, _ -> true, coloured));
    }

    /// The same without headings, and without the exercises that nobody has started.
    String renderStarted() {
        String lines =
                lessons.stream()
                        .map(b -> lines(b, Progress::isStarted, Verdict::toString))
                        .collect(Collectors.joining());
        return lines.isEmpty() ? summary() : lines + summaryWithFiles();
    }

    private static String lines(
            Board board, Predicate<CheckResult> which, Function<Verdict, String> coloured) {
        return board.results().stream()
                .filter(which)
                .map(r -> board.line(r, coloured) + System.lineSeparator())
                .collect(Collectors.joining());
    }

    /// The report of the first exercise that is WRONG or STUCK in full, and a line for each other;
    /// empty if there is none.
    public String reports() {
        List<CheckResult> failures =
                places().filter(p -> p.hasReport()).map(Place::result).toList();
        return failures.stream()
                .map(r -> r == failures.getFirst() ? r.report() : also(r))
                .collect(Collectors.joining());
    }

    private static String also(CheckResult result) {
        return "  also     %s is %s; its report: ./course check %s%n"
                .formatted(result.id(), result.verdict(), result.id());
    }
}
