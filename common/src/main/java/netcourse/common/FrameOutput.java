package netcourse.common;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;

/// Collects messages, encoded in a borrowed buffer, and writes them together. For one thread at a
/// time.
final class FrameOutput implements AutoCloseable {
    /// What is used if no buffer can be borrowed.
    private static final int SMALL_BYTES = 8192;

    private final Transport transport;
    private final BufferPool pool;
    private ByteBuffer waiting;
    private boolean borrowed;
    private boolean closed;

    FrameOutput(Transport transport, BufferPool pool) {
        this.transport = transport;
        this.pool = pool;
    }

    boolean isEmpty() {
        return waiting == null;
    }

    /// Keeps the message until [#flush()], or until there is no room for it.
    void write(Message message) throws IOException {
        if (waiting == null) {
            open();
        }
        if (message.wireBytes() <= waiting.remaining()) {
            message.writeTo(waiting);
        } else {
            writeParts(message);
        }
    }

    private void open() throws SocketException {
        if (closed) {
            throw new SocketException("Socket closed");
        }
        ByteBuffer large = pool.borrow().orElse(null);
        borrowed = large != null;
        waiting = borrowed ? large : ByteBuffer.allocate(SMALL_BYTES);
    }

    /// The header goes out with the first part of the body, not in a segment of its own.
    private void writeParts(Message message) throws IOException {
        if (waiting.remaining() < MessageHeader.BYTES) {
            drain();
        }
        message.header().writeTo(waiting);
        int at = 0;
        while ((at = message.putBody(at, waiting)) < message.header().bodyLength()) {
            drain();
        }
    }

    void flush() throws IOException {
        if (waiting != null) {
            drain();
            release();
        }
    }

    /// After a failure nobody knows how much has gone, so nothing is sent again.
    private void drain() throws IOException {
        try {
            waiting.flip();
            while (waiting.hasRemaining()) {
                transport.write(waiting);
            }
            waiting.clear();
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
    }

    private void release() {
        if (borrowed) {
            pool.giveBack(waiting);
            borrowed = false;
        }
        waiting = null;
    }

    @Override
    public void close() {
        closed = true;
        release();
    }
}
