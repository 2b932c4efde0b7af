package netcourse.common;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Collects messages, encoded in a borrowed buffer, and writes them together. For use by many
/// threads: one writes, others wait for it.
final class FrameOutput implements AutoCloseable {
    /// What is used if no buffer can be borrowed.
    private static final int SMALL_BYTES = 8192;

    private final Transport transport;
    private final BufferPool pool;
    private final ReentrantLock lock = new ReentrantLock();
    private ByteBuffer unsent;
    private boolean borrowed;
    private boolean closed;

    FrameOutput(Transport transport, BufferPool pool) {
        this.transport = transport;
        this.pool = pool;
    }

    /// Keeps the message until something is sent, or until there is no room for it.
    void write(Message message) throws IOException {
        lock.lock();
        try {
            put(message);
        } finally {
            lock.unlock();
        }
    }

    /// Sends what is kept, and these after it.
    void send(List<Message> messages) throws IOException {
        lock.lock();
        try {
            for (Message message : messages) {
                put(message);
            }
            flush();
        } finally {
            lock.unlock();
        }
    }

    /// The same, and then the FIN.
    void end(List<Message> last) throws IOException {
        lock.lock();
        try {
            send(last);
            transport.shutdownOutput();
        } finally {
            lock.unlock();
        }
    }

    /// Whether a message is kept, and no thread writes.
    boolean hasUnsent() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            return unsent != null;
        } finally {
            lock.unlock();
        }
    }

    private void put(Message message) throws IOException {
        if (unsent == null) {
            open();
        }
        if (message.wireBytes() <= unsent.remaining()) {
            message.writeTo(unsent);
        } else {
            putParts(message);
        }
    }

    private void open() throws SocketException {
        if (closed) {
            throw new SocketException("Socket closed");
        }
        ByteBuffer large = pool.borrow().orElse(null);
        borrowed = large != null;
        unsent = borrowed ? large : ByteBuffer.allocate(SMALL_BYTES);
    }

    /// The header goes out with the first part of the body, not in a segment of its own.
    private void putParts(Message message) throws IOException {
        if (unsent.remaining() < MessageHeader.BYTES) {
            drain();
        }
        message.header().writeTo(unsent);
        int at = 0;
        while ((at = message.putBody(at, unsent)) < message.header().bodyLength()) {
            drain();
        }
    }

    private void flush() throws IOException {
        if (unsent != null) {
            drain();
            release();
        }
    }

    /// After a failure nobody knows how much has gone, so nothing is sent again.
    private void drain() throws IOException {
        try {
            unsent.flip();
            while (unsent.hasRemaining()) {
                transport.write(unsent);
            }
            unsent.clear();
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
    }

    private void release() {
        if (borrowed) {
            pool.giveBack(unsent);
            borrowed = false;
        }
        unsent = null;
    }

    /// For a transport that is closed: no thread writes for long then.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            release();
        } finally {
            lock.unlock();
        }
    }
}
