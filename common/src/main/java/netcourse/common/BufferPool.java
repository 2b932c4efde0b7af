package netcourse.common;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;

/// Large buffers, lent to connections while their bytes flow, so that a silent connection holds
/// little memory. For use by many threads.
///
/// There is a limited number of them: a peer that stops in the middle of a message, or does not
/// read, keeps the one that its connection has. Without one a connection is slower, and works.
public final class BufferPool {
    /// What is read or written with one call: 4 messages of 64 KiB. With 64 KiB a server of large
    /// messages was a third slower.
    public static final int BUFFER_BYTES = 256 * 1024;

    /// For all connections of this process: 16 MiB at most.
    public static final BufferPool SHARED = new BufferPool(64);

    private final int maxLent;
    private final ArrayDeque<ByteBuffer> idle = new ArrayDeque<>();
    private int lent;

    /// @param maxLent how many buffers are lent at the same time, at most
    public BufferPool(int maxLent) {
        this.maxLent = maxLent;
    }

    /// An empty buffer of [#BUFFER_BYTES] with an array; no buffer if all are lent.
    public synchronized Optional<ByteBuffer> borrow() {
        if (lent == maxLent) {
            return Optional.empty();
        }
        lent++;
        // The one that was used last: it is in the processor's cache.
        ByteBuffer used = idle.pollFirst();
        return Optional.of(used == null ? ByteBuffer.allocate(BUFFER_BYTES) : used.clear());
    }

    /// Takes back a buffer that was borrowed here.
    public synchronized void giveBack(ByteBuffer buffer) {
        lent--;
        idle.addFirst(buffer);
    }

    /// Counts a buffer that was borrowed here as given back, and forgets it.
    public synchronized void replace() {
        lent--;
    }

    synchronized int lent() {
        return lent;
    }
}
