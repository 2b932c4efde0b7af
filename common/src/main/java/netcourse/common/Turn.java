package netcourse.common;

import java.util.concurrent.locks.LockSupport;

/// When a virtual thread whose peer never pauses lets others have the processor.
///
/// A thread that finds its bytes already there never waits, and nobody takes the processor away
/// from a virtual thread. `Thread.yield()` lets go of it, but only for threads in the same queue:
/// those that the network or a timer wakes are in another one, which is looked at when the first is
/// empty. A thread that parks, however briefly, comes back through that other queue.
final class Turn {
    private static final long NANOS = 5_000_000;

    /// A read that took so long has waited for the peer: others had their turn.
    private static final long WAITED_NANOS = 200_000;

    private long passedAt;
    private long end = System.nanoTime() + NANOS;

    /// To be called before a read that may wait. The peer's next bytes may come meanwhile, and are
    /// then read without a wait, which would cost three calls of the system.
    void pass() {
        passedAt = System.nanoTime();
        if (passedAt - end < 0) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(1);
            begin(System.nanoTime());
        }
    }

    /// To be called after that read.
    void go() {
        long now = System.nanoTime();
        if (now - passedAt > WAITED_NANOS) {
            begin(now);
        }
    }

    private void begin(long now) {
        end = now + NANOS;
    }
}
