package netcourse.common;

import java.util.concurrent.locks.LockSupport;

/// When a virtual thread whose peer never pauses lets others have the processor.
///
/// A thread that finds its bytes already there never waits, and nobody takes the processor away
/// from a virtual thread. `Thread.yield()` lets others go first, but only those in the same queue:
/// threads that the network or a timer wakes are in another one, which is looked at when the first
/// is empty. A thread that parks, however briefly, comes back through that other queue.
///
/// For one thread.
public final class Turn {
    /// On the processor, waits not counted: with four such threads each parks every 5 ms.
    private static final long NANOS = 1_250_000;

    /// A read that took so long has waited for the peer: others had their turn.
    private static final long WAITED_NANOS = 200_000;

    private long usedNanos;
    private long resumedAt = System.nanoTime();

    /// To be called before a read that may wait. The peer's next bytes may come meanwhile, and are
    /// then read without a wait, which would cost three calls of the system.
    public void pass() {
        usedNanos += System.nanoTime() - resumedAt;
        if (usedNanos < NANOS) {
            Thread.yield();
        } else {
            usedNanos = 0;
            LockSupport.parkNanos(1);
        }
        resumedAt = System.nanoTime();
    }

    /// To be called after that read.
    public void go() {
        long now = System.nanoTime();
        if (now - resumedAt > WAITED_NANOS) {
            usedNanos = 0;
            resumedAt = now;
        }
    }
}
