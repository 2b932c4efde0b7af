package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {
    private static final Instant JUDGED = Instant.parse("2025-09-16T12:00:00.5Z");

    @TempDir private Path sources;

    @Test
    void boardCountsSolvedAndNamesTheNext() throws IOException {
        Board board = new Board();
        board.put(line("2.10", "later", Verdict.NOT_STARTED, "MyLast"));
        board.put(line("2.2", "second", Verdict.WRONG, "MySecond"));
        board.put(line("2.1", "first", Verdict.SOLVED, "MyFirst"));
        assertThat(board.lines()).extracting(Board.Line::id).containsExactly("2.1", "2.2", "2.10");
        assertThat(board.render(sources))
                .isEqualToNormalizingNewlines(
                        """
                          2.1   first    SOLVED
                          2.2   second   WRONG
                          2.10  later    NOT STARTED
                          1 of 3 solved; next: 2.2 second
                        """);
    }

    @Test
    void solvedExerciseWhoseFileHasChangedSinceIsNotCounted() throws IOException {
        Board board = new Board();
        board.put(line("2.1", "first", Verdict.SOLVED, "MyFirst"));
        board.put(line("2.2", "second", Verdict.SOLVED, "MySecond"));
        assertThat(board.render(sources)).endsWith("2 of 2 solved" + System.lineSeparator());
        Files.setLastModifiedTime(file("MySecond"), FileTime.from(JUDGED.plusMillis(1)));
        assertThat(board.render(sources))
                .contains("SOLVED (MySecond.java has changed since)")
                .endsWith(
                        "  1 of 2 solved, 1 to check again; next: 2.2 second"
                                + System.lineSeparator());
    }

    @Test
    void exerciseWhoseFileIsGoneIsToBeCheckedAgain() throws IOException {
        Board board = new Board();
        board.put(line("2.1", "first", Verdict.SOLVED, "MyFirst"));
        Files.delete(file("MyFirst"));
        assertThat(board.render(sources)).contains("0 of 1 solved, 1 to check again");
    }

    @Test
    void boardIsKeptBetweenTwoRuns(@TempDir Path folder) throws IOException {
        Board board = new Board();
        board.put(line("2.1", "first", Verdict.STUCK, "MyFirst"));
        board.save(folder);
        assertThat(Board.load(folder).lines()).containsExactlyElementsOf(board.lines());
        assertThat(Board.load(folder.resolve("nothing")).lines()).isEmpty();
    }

    /// A line, and the learner's file as old as the verdict.
    private Board.Line line(String id, String title, Verdict verdict, String name)
            throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), "");
        Files.setLastModifiedTime(file(name), FileTime.from(JUDGED));
        return new Board.Line(id, title, verdict, JUDGED, "course.exercise." + name);
    }

    private Path file(String name) {
        return sources.resolve("course/exercise/" + name + ".java");
    }
}
