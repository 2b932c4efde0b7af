package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Tells a thread that waits from one that spins, by the processor time that it uses, and by the
/// scheduler's word where the system gives it: a thread that spins may get no processor for 0.1 s.
/// A slow machine makes the answer come later, not different.
final class Idleness {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration LOOK = Duration.ofMillis(20);

    /// So many looks in a row with next to no processor time used are a thread that waits.
    private static final int QUIET_LOOKS = 6;

    /// Next to none, of the time between two looks: a thread that waits with a time-out wakes up
    /// now and then.
    private static final double QUIET_PART = 0.005;

    /// A thread that used so much, and was never quiet meanwhile, spins.
    static final Duration BUSY = Duration.ofMillis(150);

    private Idleness() {}

    /// Blocks until the thread waits or has ended, and returns nothing then; or the stack at which
    /// it was found busy.
    ///
    /// @param runnable whether the thread runs, or waits for nothing but a processor
    static Optional<StackTraceElement[]> busy(Thread thread, BooleanSupplier runnable)
            throws InterruptedException {
        long start = usedNanos(thread);
        long before = start;
        long time = System.nanoTime();
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            if (thread.join(LOOK)) {
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

    /// The processor time that a thread has used. 0 where the system does not say; the thread then
    /// counts as waiting.
    static long usedNanos(Thread thread) {
        return THREADS.isThreadCpuTimeSupported()
                ? Math.max(0, THREADS.getThreadCpuTime(thread.threadId()))
                : 0;
    }
}
