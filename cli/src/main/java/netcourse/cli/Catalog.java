package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.Progress;

/// The lessons that stand in a folder, `lessonNN-…`, in their order. The exercises of each are read
/// once.
final class Catalog {
    private final List<Lesson> lessons;
    private final Map<Path, List<Exercise>> read = new HashMap<>();

    private Catalog(List<Lesson> lessons) {
        this.lessons = lessons;
    }

    static Catalog of(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return new Catalog(
                    folders.filter(f -> f.getFileName().toString().matches("lesson[0-9]{2}-.+"))
                            .filter(Files::isDirectory)
                            .sorted()
                            .map(Lesson::new)
                            .toList());
        }
    }

    List<Lesson> lessons() {
        return lessons;
    }

    /// The exercises of a lesson, in the order of their ids.
    List<Exercise> exercises(Lesson lesson) throws IOException {
        List<Exercise> known = read.get(lesson.folder());
        if (known == null) {
            known = Exercise.of(lesson);
            read.put(lesson.folder(), known);
        }
        return known;
    }

    /// The lesson of a name: `2`, `02`, `lesson02`, `lesson2` or the folder's.
    ///
    /// @throws UnknownName if there is none
    Lesson lesson(String name) {
        return find(name)
                .orElseThrow(() -> new UnknownName("no lesson " + name + "; there are " + names()));
    }

    private Optional<Lesson> find(String name) {
        return lessons.stream().filter(l -> l.isNamed(name)).findFirst();
    }

    /// Every exercise, in the order of the lessons.
    List<Exercise> exercises() throws IOException {
        List<Exercise> all = new ArrayList<>();
        for (Lesson lesson : lessons) {
            all.addAll(exercises(lesson));
        }
        return all;
    }

    /// The exercise of an id such as `2.5`.
    ///
    /// @throws UnknownName if there is none
    Exercise exercise(String id) throws IOException {
        int dot = id.indexOf('.');
        Optional<Lesson> lesson = dot < 0 ? Optional.empty() : find(id.substring(0, dot));
        List<Exercise> near = lesson.isPresent() ? exercises(lesson.get()) : List.of();
        return near.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id, near));
    }

    private UnknownName unknown(String id, List<Exercise> near) {
        String ids = near.stream().map(Exercise::id).collect(Collectors.joining(", "));
        return new UnknownName(
                ids.isEmpty()
                        ? "no exercise %s; ./course list shows all of them".formatted(id)
                        : "no exercise %s; there are %s".formatted(id, ids));
    }

    /// The exercise of an id; without one, the next that is not solved, or else the last.
    Exercise exerciseOrNext(String id) throws IOException {
        if (id != null) {
            return exercise(id);
        }
        Optional<CheckResult> next = progress().next();
        if (next.isPresent()) {
            return exercise(next.get().id());
        }
        List<Exercise> all = exercises();
        if (all.isEmpty()) {
            throw new UnknownName("there is no exercise");
        }
        return all.getLast();
    }

    /// Whether an exercise is SOLVED as the learner's file stands now.
    boolean isSolved(Exercise exercise) throws IOException {
        Board board = Board.load(exercise.lesson().folder());
        return board.result(exercise.id()).filter(board::isSolved).isPresent();
    }

    /// The boards of the lessons, each with all its exercises, judged or not.
    Progress progress() throws IOException {
        List<Board> boards = new ArrayList<>();
        for (Lesson lesson : lessons) {
            boards.add(board(lesson));
        }
        return new Progress(boards);
    }

    private Board board(Lesson lesson) throws IOException {
        Board stored = Board.load(lesson.folder());
        Board board = new Board(lesson.folder());
        for (Exercise exercise : exercises(lesson)) {
            board.put(stored.result(exercise.id()).orElseGet(exercise::unjudged));
        }
        return board;
    }

    /// `lesson02-socket-options, lesson03-struct-pack`.
    String names() {
        return lessons.stream().map(Lesson::name).collect(Collectors.joining(", "));
    }
}
