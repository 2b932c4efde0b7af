package netcourse.lesson02;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// Large buffers for clients that send much at once, borrowed while the bytes flow. There is a
/// limited number of them, since a client that does not read keeps the one that it has.
final class Surges {
    private static final int BUFFERS = 64;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Semaphore lendable = new Semaphore(BUFFERS);
    private final BlockingQueue<ByteBuffer> idle = new LinkedBlockingQueue<>();

    /// Null if all are lent.
    ByteBuffer borrow() {
        if (!lendable.tryAcquire()) {
            return null;
        }
        ByteBuffer used = idle.poll();
        return used != null ? used : ByteBuffer.allocate(BUFFER_BYTES);
    }

    void giveBack(ByteBuffer buffer) {
        idle.add(buffer);
        lendable.release();
    }
}
