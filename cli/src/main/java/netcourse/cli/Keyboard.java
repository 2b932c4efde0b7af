package netcourse.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;

/// Single keys of the terminal, read without Enter; in a pipe, the characters of its lines.
final class Keyboard implements AutoCloseable {
    /// No key was pressed in time.
    static final int NONE = NonBlockingReader.READ_EXPIRED;

    /// The input has ended, or Ctrl-D was pressed.
    static final int END = -1;

    /// How a program ends that Ctrl-C ends: 128 and the number of SIGINT.
    static final int INTERRUPTED = 130;

    private static final int HUNG_UP = 129;
    private static final int TERMINATED = 143;

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int ESCAPE = 27;

    /// What one key sends comes at once; a hand needs longer from one key to the next.
    private static final long SEQUENCE_MILLIS = 20;

    private final Terminal terminal;
    private final Attributes before;

    /// Ctrl-C ends the process at once, whatever it is doing, with the terminal as it was before;
    /// so do a terminal that is closed, and `kill`. But an exercise that calls `System.exit` ends
    /// nothing, and so the terminal has no shutdown hook.
    Keyboard() throws IOException {
        System.setProperty(ShutdownHooks.PROP_DISABLE_SHUTDOWN_HOOK, "true");
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
        terminal.handle(Terminal.Signal.INT, _ -> end(INTERRUPTED));
        // On Windows there are none of these.
        Signals.register("HUP", () -> end(HUNG_UP));
        Signals.register("TERM", () -> end(TERMINATED));
    }

    private void end(int status) {
        try {
            terminal.setAttributes(before);
            System.out.println();
            System.out.flush();
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    /// Waits for a key for so long at most.
    int read(long millis) throws IOException {
        try {
            int key = terminal.reader().read(millis);
            if (key == CTRL_C) {
                end(INTERRUPTED);
            }
            if (key == ESCAPE) {
                skipSequence();
                return NONE;
            }
            return key == CTRL_D ? END : key;
        } catch (InterruptedIOException e) {
            return END;
        }
    }

    /// An arrow key sends Escape, `[` and more, the last of which may be a capital letter (ECMA-48,
    /// section 5.4); a function key may send Escape, `O` and one more.
    private void skipSequence() throws IOException {
        int key = terminal.reader().read(SEQUENCE_MILLIS);
        if (key == 'O') {
            terminal.reader().read(SEQUENCE_MILLIS);
        } else if (key == '[') {
            do {
                key = terminal.reader().read(SEQUENCE_MILLIS);
            } while (key >= ' ' && key < '@');
        }
    }

    /// Forgets what was typed ahead; what came through a pipe is kept.
    void drain() throws IOException {
        while (isTerminal() && read(1) >= 0) {
            // It counts for nothing.
        }
    }

    /// The terminal is as it was before, until [#resume].
    void pause() {
        terminal.setAttributes(before);
    }

    void resume() {
        terminal.enterRawMode();
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
