package netcourse.checker;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Decides when a trial counts as stuck: all its threads wait for each other, or sleep again and
/// again with nothing moved, or compute without an end, or the limit has passed.
final class StuckDetector {
    /// Polls with every thread blocked, and nothing moved, before the trial counts as stuck.
    private static final int STILL_POLLS = 20;

    /// Polls with every thread waiting or asleep, and nothing moved, before the trial counts as
    /// stuck: 2.5 s, in which a right answer has long gone on. What computes, or would if it had a
    /// processor, does not wait.
    private static final int IDLE_POLLS = 125;

    private final Duration limit;
    private final Duration cpuTime;
    private final long startNanos = System.nanoTime();
    private long activity = -1;
    private int stillPolls;
    private int idlePolls;
    private long cpuNanosAtMove;

    /// @param limit for the whole trial
    /// @param cpuTime so much processor time in which nothing moves is an endless loop; unlike a
    ///   limit in seconds, it is the same on a busy machine
    StuckDetector(Duration limit, Duration cpuTime) {
        this.limit = limit;
        this.cpuTime = cpuTime;
    }

    /// Looks at the trial once more.
    ///
    /// @param activity grows with everything that moves
    /// @param stacks where its threads stand now
    /// @return why it is stuck, if it is
    Optional<String> poll(long activity, Map<Thread, StackTraceElement[]> stacks) {
        long used = usedNanos(stacks.keySet());
        boolean moved = this.activity != activity;
        this.activity = activity;
        stillPolls = !moved && TrialThreads.allWait(stacks) ? stillPolls + 1 : 0;
        idlePolls = moved ? 0 : idlePolls + (TrialThreads.allWaitOrSleep(stacks) ? 1 : 0);
        cpuNanosAtMove = moved ? used : cpuNanosAtMove;
        if (stillPolls == STILL_POLLS) {
            return Optional.of("every thread waits, and nothing is on its way");
        }
        if (idlePolls == IDLE_POLLS) {
            return Optional.of(
                    "every thread sleeps or waits, and in 2.5 s nothing was read, written or called; above is where they stood");
        }
        if (used - cpuNanosAtMove > cpuTime.toNanos()) {
            return Optional.of(
                    "used %d ms of processor time, and nothing was read, written or returned; above is where it stood"
                            .formatted(cpuTime.toMillis()));
        }
        return isOver()
                ? Optional.of(
                        "not done after %d ms; above is where it stood".formatted(limit.toMillis()))
                : Optional.empty();
    }

    private boolean isOver() {
        return System.nanoTime() - startNanos > limit.toNanos();
    }

    /// A virtual thread counts for nothing.
    private static long usedNanos(Collection<Thread> threads) {
        return threads.stream().mapToLong(SpinDetector::usedNanos).sum();
    }
}
