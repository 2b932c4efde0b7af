package netcourse.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Something that runs beside the check in a thread of its own: a peer, or the learner's server.
///
/// @param <T> what it returns
public final class Task<T> {
    private final FutureTask<T> future;
    private final Thread thread;

    /// `/proc/[pid]/task/[tid]/stat` (proc(5)); null before the thread runs, and where there is
    /// none.
    private volatile Path stat;

    /// @param failed is given what the body throws
    Task(String name, Callable<T> body, Consumer<Throwable> failed) {
        future =
                new FutureTask<>(() -> {
                    stat = statOfThisThread();
                    try {
                        return body.call();
                    } catch (Throwable t) {
                        failed.accept(t);
                        throw t;
                    }
                });
        thread = Thread.ofPlatform().daemon().name(name).unstarted(future);
    }

    Thread thread() {
        return thread;
    }

    private static Path statOfThisThread() {
        try {
            Path proc = Path.of("/proc");
            Path self = Files.readSymbolicLink(proc.resolve("thread-self"));
            return proc.resolve(self).resolve("stat");
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /// Whether its thread runs, or would run if it had a processor, which on a busy machine it may
    /// not have for a long time. False where the system does not say (it does on Linux), and when
    /// the thread has ended.
    boolean isRunnable() {
        Path file = stat;
        if (file == null) {
            return false;
        }
        try {
            String line = Files.readString(file);
            // pid (name) state ...: the name may hold parentheses and blanks.
            return line.startsWith("R", line.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    /// Interrupts its thread, as a server is asked to stop.
    public void interrupt() {
        thread.interrupt();
    }

    /// Whether it has come to its end.
    public boolean isDone() {
        return future.isDone();
    }

    /// Waits for the end and returns the result. The limit of the trial ends the wait.
    ///
    /// @throws Exception what the task threw
    public T result() throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                default -> throw e;
            }
        }
    }
}
