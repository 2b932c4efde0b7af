package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcourse.checker.Board;
import netcourse.checker.Progress;

/// The lessons that stand in a folder, `lessonNN-…`, in their order.
record Catalog(List<Lesson> lessons) {
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

    /// The lesson of a name: `2`, `02`, `lesson02`, `lesson2` or the folder's.
    Optional<Lesson> lesson(String name) {
        return lessons.stream().filter(l -> l.isNamed(name)).findFirst();
    }

    /// Every exercise, in the order of the lessons.
    List<Exercise> exercises() throws IOException {
        List<Exercise> all = new ArrayList<>();
        for (Lesson lesson : lessons) {
            all.addAll(Exercise.of(lesson));
        }
        return all;
    }

    Optional<Exercise> exercise(String id) throws IOException {
        return exercises().stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /// The boards of the lessons, each with all its exercises, judged or not.
    Progress progress() throws IOException {
        List<Board> boards = new ArrayList<>();
        for (Lesson lesson : lessons) {
            boards.add(board(lesson));
        }
        return new Progress(boards);
    }

    private static Board board(Lesson lesson) throws IOException {
        Board stored = Board.load(lesson.folder());
        Board board = new Board(lesson.folder());
        for (Exercise exercise : Exercise.of(lesson)) {
            board.put(stored.result(exercise.id()).orElseGet(exercise::unjudged));
        }
        return board;
    }

    /// `lesson02-socket-options, lesson03-struct-pack`.
    String names() {
        return lessons.stream().map(Lesson::name).collect(Collectors.joining(", "));
    }
}
