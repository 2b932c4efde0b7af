package netcourse.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A command in a terminal of its own, typed into and read as a person would. Python makes the
/// terminal, by its module `pty`.
final class PseudoTerminal implements AutoCloseable {
    private static final int LIMIT_SECONDS = 120;
    private static final String PTY =
            "import os, pty, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
                    + " sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

    private final Process process;
    private final Reader output;
    private final OutputStream keys;
    private final StringBuilder seen = new StringBuilder();

    /// Starts it; after two minutes it is ended, so that no wait here lasts forever.
    PseudoTerminal(Path folder, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("python3", "-c", PTY));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().put("TERM", "xterm");
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "TERM_PROGRAM"));
        process = builder.start();
        output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        keys = process.getOutputStream();
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
    }

    /// Whether Python is here, and can make a terminal.
    static boolean exists() {
        try {
            Process python = new ProcessBuilder("python3", "-c", "import pty, termios").start();
            return python.waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    void press(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /// Reads on until a text is there.
    ///
    /// @return what came since the last wait
    String until(String text) throws IOException {
        int from = seen.length();
        while (seen.indexOf(text, from) < 0) {
            int next = output.read();
            if (next < 0) {
                throw new AssertionError(
                        "expected \"%s\", but it ended:%n%s".formatted(text, seen));
            }
            seen.append((char) next);
        }
        return seen.substring(from);
    }

    /// Reads to the end.
    ///
    /// @return the exit status
    int end() throws IOException, InterruptedException {
        int next;
        while ((next = output.read()) >= 0) {
            seen.append((char) next);
        }
        return process.waitFor();
    }

    /// All that was read.
    String seen() {
        return seen.toString();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        keys.close();
        output.close();
    }
}
