package netcourse.checker;

import java.time.Duration;
import java.util.Collection;

/// The processor time that a trial's threads have used since anything moved. Unlike a limit in
/// seconds, it is the same on a busy machine.
final class CpuTime {
    private long activity = -1;
    private long nanosAtMove;

    /// @param activity grows with everything that moves
    /// @param threads all that belong to the trial; a virtual one counts for nothing
    Duration sinceMove(long activity, Collection<Thread> threads) {
        long used = threads.stream().mapToLong(Idleness::usedNanos).sum();
        if (this.activity != activity) {
            this.activity = activity;
            nanosAtMove = used;
        }
        return Duration.ofNanos(used - nanosAtMove);
    }
}
