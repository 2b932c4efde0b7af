package netcourse.lesson03;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import netcourse.checker.Task;
import netcourse.checker.Trial;

/// A call in a second thread while the first is kept inside the learner's code, by something of the
/// check's that this code calls. So the worst moment comes every time, and no verdict hangs on how
/// long anything took.
///
/// @param <T> what the call returns
final class Meanwhile<T> {
    /// So many looks in a row at a thread that waits: it waits for the first.
    private static final int STILL_LOOKS = 10;

    /// One that has used so much processor time, and has not ended, waits by spinning.
    private static final Duration SPINS = Duration.ofMillis(200);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Task<T> task;
    private volatile Thread thread;

    private Meanwhile(Trial trial, String name, Callable<T> call) {
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
    static <T> Meanwhile<T> call(Trial trial, String name, Callable<T> call) {
        Meanwhile<T> meanwhile = new Meanwhile<>(trial, name, call);
        meanwhile.await();
        return meanwhile;
    }

    private void await() {
        try {
            for (int still = 0; still < STILL_LOOKS; still = waits() ? still + 1 : 0) {
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
    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /// Waits for its end; the first thread must have gone on for that.
    T result() throws Exception {
        return task.result();
    }
}
