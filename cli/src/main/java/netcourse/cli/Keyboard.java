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

    /// The input has ended, or Ctrl-D was pressed.
    static final int END = -1;

    /// How a program ends that Ctrl-C ends: 128 and the number of SIGINT.
    static final int INTERRUPTED = 130;

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    private final Terminal terminal;
    private final Attributes before;

    /// Ctrl-C ends the process at once, whatever it is doing, with the terminal as it was before.
    Keyboard() throws IOException {
        terminal =
                TerminalBuilder.builder()
                        .system(true)
                        // The second is for Windows; the first needs no native library.
                        .providers("exec,ffm")
                        .dumb(true)
                        .graphemeCluster(false)
                        .nativeSignals(true)
                        .build();
        before = terminal.enterRawMode();
        terminal.handle(Terminal.Signal.INT, _ -> interrupt());
    }

    private void interrupt() {
        terminal.setAttributes(before);
        System.out.println();
        System.out.flush();
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    /// Waits for a key for so long at most.
    int read(long millis) throws IOException {
        try {
            int key = terminal.reader().read(millis);
            if (key == CTRL_C) {
                interrupt();
            }
            return key == CTRL_D ? END : key;
        } catch (InterruptedIOException e) {
            return END;
        }
    }

    /// Forgets what was typed ahead; what came through a pipe is kept.
    void drain() throws IOException {
        while (isTerminal() && read(1) >= 0) {
            // It counts for nothing.
        }
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
