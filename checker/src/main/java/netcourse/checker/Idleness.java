package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;

/// Tells a thread that waits from one that spins, by the processor time that it uses. A slow
/// machine makes the answer come later, not different.
final class Idleness {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration LOOK = Duration.ofMillis(20);

    /// So many looks in a row with next to no processor time used are a thread that waits.
    private static final int QUIET_LOOKS = 6;

    /// Next to none, of the time between two looks: a thread that waits with a time-out wakes up
    /// now and then. One that spins gets more, even where many others want the processor.
    private static final double QUIET_PART = 0.005;

    /// A thread that used so much, and was never quiet meanwhile, spins.
    static final Duration BUSY = Duration.ofMillis(150);

    private Idleness() {}

    /// Blocks until the thread waits or has ended, and returns nothing then; or the stack at which
    /// it was found busy.
    static Optional<StackTraceElement[]> busy(Thread thread) throws InterruptedException {
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
            quiet = now - before < nanos * QUIET_PART ? quiet + 1 : 0;
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
