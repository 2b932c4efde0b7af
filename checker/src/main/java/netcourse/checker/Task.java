package netcourse.checker;

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
    private volatile OsThread osThread = OsThread.unknown();

    /// @param failed is given what the body throws
    Task(String name, Callable<T> body, Consumer<Throwable> failed) {
        future =
                new FutureTask<>(() -> {
                    osThread = OsThread.current();
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

    /// Whether its thread runs, or waits for nothing but a processor; false where the system does
    /// not say.
    boolean isRunnable() {
        return osThread.isRunnable();
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
