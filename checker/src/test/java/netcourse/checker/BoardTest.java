package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {
    @Test
    void boardCountsSolvedAndNamesTheNext() {
        Board board = new Board();
        board.put(new Board.Line("2.10", "later", Verdict.NOT_STARTED));
        board.put(new Board.Line("2.2", "second", Verdict.WRONG));
        board.put(new Board.Line("2.1", "first", Verdict.SOLVED));
        assertThat(board.lines()).extracting(Board.Line::id).containsExactly("2.1", "2.2", "2.10");
        assertThat(board.render())
                .contains("NOT STARTED")
                .endsWith("  1 of 3 solved; next: 2.2 second" + System.lineSeparator());
    }

    @Test
    void boardIsKeptBetweenTwoRuns(@TempDir Path folder) throws IOException {
        Board board = new Board();
        board.put(new Board.Line("2.1", "first", Verdict.STUCK));
        board.save(folder);
        assertThat(Board.load(folder).lines()).containsExactlyElementsOf(board.lines());
        assertThat(Board.load(folder.resolve("nothing")).lines()).isEmpty();
    }
}
