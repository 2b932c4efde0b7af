package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {
    private static final Instant JUDGED = Instant.parse("2025-09-16T12:00:00.5Z");

    @Test
    void boardCountsSolvedAndNamesTheNext() {
        Board board = new Board();
        board.put(new Board.Line("2.10", "later", Verdict.NOT_STARTED, JUDGED));
        board.put(new Board.Line("2.2", "second", Verdict.WRONG, JUDGED));
        board.put(new Board.Line("2.1", "first", Verdict.SOLVED, JUDGED));
        assertThat(board.lines()).extracting(Board.Line::id).containsExactly("2.1", "2.2", "2.10");
        assertThat(board.render())
                .contains("NOT STARTED")
                .endsWith("  1 of 3 solved; next: 2.2 second" + System.lineSeparator());
    }

    @Test
    void boardIsKeptBetweenTwoRuns(@TempDir Path folder) throws IOException {
        Board board = new Board();
        board.put(new Board.Line("2.1", "first", Verdict.STUCK, JUDGED));
        board.save(folder);
        assertThat(Board.load(folder).lines()).containsExactlyElementsOf(board.lines());
        assertThat(Board.load(folder.resolve("nothing")).lines()).isEmpty();
    }
}
