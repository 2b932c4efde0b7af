package netcourse.exam;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program that runs, with what it prints. It ends with the trial, and with the judge.
final class ExamProcess implements AutoCloseable {
    /// Far longer than a right program needs on a busy machine.
    static final int PATIENCE_SECONDS = 30;

    private static final int MAX_PRINTED = 128 * 1024;
    private final Process process;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();
    private final Thread outReader;
    private final Thread errReader;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ExamProcess(Process process) {
        this.process = process;
        // Not virtual: to read a pipe holds the thread that carries them.
        outReader = Thread.ofPlatform().daemon().start(() -> keep(process.getInputStream(), out));
        errReader = Thread.ofPlatform().daemon().start(() -> keep(process.getErrorStream(), err));
    }

    /// @param input what it reads; a small one, which a pipe takes at once
    static ExamProcess start(List<String> command, byte[] input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = Leftovers.start(builder);
        ExamProcess started = new ExamProcess(process);
        Thread.startVirtualThread(() -> feed(process, input));
        return started;
    }

    private static void feed(Process process, byte[] input) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            // It has ended, or does not read: its own business.
        }
    }

    /// Reads to the end; keeps the beginning.
    private void keep(InputStream from, ByteArrayOutputStream kept) {
        byte[] buffer = new byte[8 * 1024];
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                synchronized (kept) {
                    kept.write(buffer, 0, Math.min(n, MAX_PRINTED - kept.size()));
                }
                if (kept == out) {
                    lookForLine();
                }
            }
        } catch (IOException e) {
            // It was killed.
        }
        if (kept == out) {
            firstLine.complete("");
        }
    }

    private void lookForLine() {
        String text = printed();
        if (text.indexOf('\n') >= 0) {
            firstLine.complete(text.lines().findFirst().orElse(""));
        }
    }

    /// The first line that it prints; empty if it ends without one.
    String firstLine() throws WrongBehaviour, InterruptedException {
        try {
            return firstLine.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw WrongBehaviour.stuck(
                    "%d s passed without a line on standard output".formatted(PATIENCE_SECONDS));
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Its exit status.
    int awaitEnd() throws WrongBehaviour, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw WrongBehaviour.stuck(
                    "the program still runs after %d s".formatted(PATIENCE_SECONDS));
        }
        outReader.join();
        errReader.join();
        return process.exitValue();
    }

    /// Whether it has not ended after this time.
    boolean runsFor(int millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /// SIGTERM, where there is one.
    void terminate() {
        process.destroy();
    }

    byte[] out() {
        synchronized (out) {
            return out.toByteArray();
        }
    }

    String printed() {
        return new String(out(), StandardCharsets.UTF_8);
    }

    String errors() {
        synchronized (err) {
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        Leftovers.end(process);
        try {
            // A process that it started may hold its standard error open.
            errReader.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
