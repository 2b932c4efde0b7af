package netcourse.checker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// A call in a second thread while the first thread is kept inside the learner's code, by an object
/// of the check's that this code calls. So the worst moment comes every time, and no verdict
/// depends on how long anything took.
///
/// @param <T> what the call returns
public final class ConcurrentCall<T> {
    /// Polls in a row with the thread blocked before it counts as waiting for the first.
    private static final int BLOCKED_POLLS = 10;

    /// A thread that has used this much processor time, and has not ended, waits by spinning.
    private static final Duration SPINS = Duration.ofMillis(200);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Task<T> task;
    private volatile Thread thread;

    private ConcurrentCall(Trial trial, String name, Callable<T> call) {
        task =
                trial.start(
                        name,
                        () -> {
                            thread = Thread.currentThread();
                            try {
                                return call.call();
                            } finally {
                                ended.countDown();
                            }
                        });
    }

    /// Starts the call, and blocks until it has ended or waits for something.
    public static <T> ConcurrentCall<T> start(Trial trial, String name, Callable<T> call) {
        ConcurrentCall<T> concurrent = new ConcurrentCall<>(trial, name, call);
        concurrent.await();
        return concurrent;
    }

    private void await() {
        try {
            for (int blocked = 0; blocked < BLOCKED_POLLS; blocked = waits() ? blocked + 1 : 0) {
                if (ended.await(1, MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waits() {
        Thread seen = thread;
        if (seen == null) {
            return false;
        }
        return switch (seen.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE ->
                    ManagementFactory.getThreadMXBean().getThreadCpuTime(seen.threadId())
                            > SPINS.toNanos();
        };
    }

    /// Whether it has ended by now.
    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /// Waits for its end, which comes only when the first thread has gone on.
    public T result() throws Exception {
        return task.result();
    }
}
