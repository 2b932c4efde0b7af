package netcourse.channel;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import netcourse.common.BufferPool;
import netcourse.common.Transport;

/// The bytes of records that have come and are not opened yet. Its own buffer is small; when a read
/// has filled it, a large one is borrowed until all that came is taken. So a peer that only claims
/// a length, or is silent, holds no large buffer. Filled by one thread; any thread closes.
final class RecordBuffer implements AutoCloseable {
    static final int OWN_BYTES = 4096;

    private final BufferPool pool;
    private final ByteBuffer own = ByteBuffer.allocate(OWN_BYTES).flip();
    private final AtomicReference<ByteBuffer> borrowed = new AtomicReference<>();
    private ByteBuffer unread = own;
    private boolean filled;

    RecordBuffer(BufferPool pool) {
        this.pool = pool;
    }

    /// What has come, ready to be taken.
    ByteBuffer unread() {
        return unread;
    }

    /// Adds what one read gives.
    ///
    /// @param needed how many bytes must come together, more than have come
    /// @return as [Transport#read(ByteBuffer)]
    int fillFrom(Transport below, int needed) throws IOException {
        makeRoom(needed);
        try {
            return fill(below);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // Also if the transport was closed while a buffer was borrowed.
            release();
            throw e;
        }
    }

    private int fill(Transport below) throws IOException {
        unread.compact();
        try {
            return below.read(unread);
        } finally {
            filled = !unread.hasRemaining();
            unread.flip();
        }
    }

    private void makeRoom(int needed) {
        if (unread != own && !unread.hasRemaining()) {
            release();
        } else if (unread == own && filled || unread.remaining() == unread.capacity()) {
            grow(needed);
        }
    }

    /// Into a buffer of the pool; if all are lent, into one for this record.
    private void grow(int needed) {
        Optional<ByteBuffer> lent = borrowed.get() == null ? pool.borrow() : Optional.empty();
        if (lent.isPresent() || needed > unread.capacity()) {
            ByteBuffer larger = lent.orElseGet(() -> ByteBuffer.allocate(needed));
            larger.put(unread).flip();
            borrowed.set(lent.orElse(null));
            unread = larger;
        }
    }

    /// Forgets what has come, and gives the large buffer back.
    void release() {
        ByteBuffer buffer = borrowed.getAndSet(null);
        if (buffer != null) {
            pool.giveBack(buffer);
        }
        unread = own.clear().flip();
        filled = false;
    }

    /// A buffer that the reading thread may still use is left to the garbage collector.
    @Override
    public void close() {
        if (borrowed.getAndSet(null) != null) {
            pool.replace();
        }
    }
}
