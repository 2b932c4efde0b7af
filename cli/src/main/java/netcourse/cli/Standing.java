package netcourse.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.checker.Board;
import netcourse.checker.Verdict;

/// Where the learner stands: every exercise of the course with its last verdict, if it has one.
record Standing(List<Place> places) {
    private static final String UNKNOWN = "not judged yet";

    /// @param verdict the last one, or null
    /// @param changed whether the learner's file is newer than the verdict
    record Place(Exercise exercise, Verdict verdict, boolean changed) {
        static Place of(Exercise exercise, Board board) throws IOException {
            Optional<Board.Line> line =
                    board.lines().stream().filter(l -> l.id().equals(exercise.id())).findFirst();
            return line.isEmpty()
                    ? new Place(exercise, null, false)
                    : new Place(
                            exercise,
                            line.get().verdict(),
                            line.get().isChanged(exercise.lesson().mainSources()));
        }

        boolean isSolved() {
            return verdict == Verdict.SOLVED && !changed;
        }

        String remark() {
            return changed ? exercise.solutionName() + " has changed since" : "";
        }

        void print(Screen screen) {
            screen.exercise(
                    exercise.id(),
                    exercise.title(),
                    verdict == null ? UNKNOWN : verdict.toString(),
                    remark());
        }
    }

    static Standing of(Catalog catalog) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Lesson lesson : catalog.lessons()) {
            Board board = Board.load(lesson.target());
            for (Exercise exercise : lesson.exercises()) {
                places.add(Place.of(exercise, board));
            }
        }
        return new Standing(places);
    }

    /// The first that is not solved.
    Optional<Exercise> next() {
        return places.stream().filter(p -> !p.isSolved()).map(Place::exercise).findFirst();
    }

    long solved() {
        return places.stream().filter(Place::isSolved).count();
    }

    void print(Screen screen) {
        places.stream()
                .map(p -> p.exercise().lesson())
                .distinct()
                .forEach(lesson -> {
                    screen.line(lesson.name());
                    places.stream()
                            .filter(p -> p.exercise().lesson().equals(lesson))
                            .forEach(p -> p.print(screen));
                });
        screen.line(summary());
    }

    /// `3 of 9 solved; next: 2.4 connect with a limit`.
    String summary() {
        long again = places.stream().filter(Place::changed).count();
        return solved()
                + " of "
                + places.size()
                + " solved"
                + (again == 0 ? "" : ", " + again + " to check again")
                + next().map(e -> "; next: " + e.label()).orElse("");
    }
}
