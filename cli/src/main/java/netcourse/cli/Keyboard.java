package netcourse.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/// Single keys of the terminal, read without Enter; in a pipe, the characters of its lines.
final class Keyboard implements AutoCloseable {
    /// No key was pressed in time.
    static final int NONE = NonBlockingReader.READ_EXPIRED;

    /// The input has ended, or Ctrl-C or Ctrl-D was pressed.
    static final int END = -1;

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    private final Terminal terminal;
    private final Attributes before;
    private volatile boolean interrupted;

    Keyboard() throws IOException {
        terminal = TerminalBuilder.builder().system(true).dumb(true).nativeSignals(true).build();
        terminal.handle(Terminal.Signal.INT, _ -> interrupted = true);
        before = terminal.enterRawMode();
    }

    /// Waits for a key for so long at most.
    int read(long millis) throws IOException {
        if (interrupted) {
            return END;
        }
        try {
            int key = terminal.reader().read(millis);
            return key == CTRL_C || key == CTRL_D ? END : key;
        } catch (InterruptedIOException e) {
            return END;
        }
    }

    /// Forgets what was typed ahead.
    ///
    /// @return whether the input has ended in it
    boolean drain() throws IOException {
        int key;
        do {
            key = read(1);
        } while (key >= 0 && isTerminal());
        return key == END;
    }

    boolean isTerminal() {
        return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    /// The terminal is as it was before.
    @Override
    public void close() throws IOException {
        terminal.setAttributes(before);
        terminal.close();
    }
}
