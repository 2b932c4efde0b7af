package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Distinguishes a thread that spins from one that waits, by the processor time that it uses, and
/// where the system says so by its state in the scheduler: a thread that spins may get no processor
/// for 0.1 s. On a slow machine the answer comes later, and is the same.
final class SpinDetector {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration POLL = Duration.ofMillis(20);

    /// A thread that uses next to no processor time in so many polls in a row waits.
    private static final int QUIET_POLLS = 6;

    /// Next to none, as a part of the time between two polls: a thread that waits with a time-out
    /// wakes up now and then.
    private static final double QUIET_PART = 0.005;

    /// A thread that has used so much, and was never quiet meanwhile, spins.
    static final Duration BUSY = Duration.ofMillis(150);

    private SpinDetector() {}

    /// Blocks until the thread waits or has ended, and then returns nothing; for one that spins,
    /// returns the stack at which it was found.
    ///
    /// @param runnable whether the thread runs, or waits for nothing but a processor
    static Optional<StackTraceElement[]> spinning(Thread thread, BooleanSupplier runnable)
            throws InterruptedException {
        long start = usedNanos(thread);
        long before = start;
        long time = System.nanoTime();
        for (int quiet = 0; quiet < QUIET_POLLS; ) {
            if (thread.join(POLL)) {
                return Optional.empty();
            }
            StackTraceElement[] stack = thread.getStackTrace();
            long now = usedNanos(thread);
            long nanos = System.nanoTime() - time;
            boolean waits = now - before < nanos * QUIET_PART && !runnable.getAsBoolean();
            quiet = waits ? quiet + 1 : 0;
            if (now - start > BUSY.toNanos()) {
                return Optional.of(stack);
            }
            before = now;
            time += nanos;
        }
        return Optional.empty();
    }

    /// The processor time that a thread has used. 0 where the system does not say, so that the
    /// thread counts as waiting.
    static long usedNanos(Thread thread) {
        return THREADS.isThreadCpuTimeSupported()
                ? Math.max(0, THREADS.getThreadCpuTime(thread.threadId()))
                : 0;
    }
}
