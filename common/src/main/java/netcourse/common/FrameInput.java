package netcourse.common;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Cuts the bytes that come into messages. For one thread at a time.
///
/// Each read takes what is there, up to a buffer full: many small messages cost one call of the
/// system. The connection's own buffer is small; when a read has filled it, a large one is borrowed
/// until all that came is taken. So memory grows with the bytes that come: a peer that only claims
/// a length gets none for it.
final class FrameInput implements MessageInput {
    /// 32 requests of 64 bytes fit twice; with 2 KiB a server of small messages was a third slower.
    private static final int OWN_BYTES = 4096;

    private static final long MAX_DEADLINE_MILLIS = Integer.MAX_VALUE;

    private final Transport transport;
    private final MessageLimits limits;
    private final BufferPool pool;
    private final ByteBuffer own = ByteBuffer.allocate(OWN_BYTES).flip();
    private final AtomicReference<ByteBuffer> borrowed = new AtomicReference<>();
    private ByteBuffer unread = own;
    private boolean filled;
    private MessageHeader header;
    private boolean inside;
    private long deadlineNanos;
    private IOException failure;

    FrameInput(Transport transport, MessageLimits limits, BufferPool pool) {
        this.transport = transport;
        this.limits = limits;
        this.pool = pool;
    }

    @Override
    public Optional<Message> read() throws IOException {
        Optional<Message> message;
        while ((message = poll()).isEmpty()) {
            if (!receive()) {
                return Optional.empty();
            }
        }
        return message;
    }

    /// A header is refused as soon as it is there: that does not wait for the body.
    @Override
    public Optional<Message> poll() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (header == null && unread.remaining() >= MessageHeader.BYTES) {
            header = header();
        }
        if (header == null || unread.remaining() < header.bodyLength()) {
            return Optional.empty();
        }
        Message message = Message.owning(header, body(header.bodyLength()));
        header = null;
        inside = false;
        return Optional.of(message);
    }

    private MessageHeader header() throws IOException {
        try {
            return MessageHeader.readFrom(unread, limits.maxBodyBytes());
        } catch (ProtocolException e) {
            throw failed(e);
        }
    }

    /// Every later read throws it again.
    private IOException failed(IOException e) {
        failure = e;
        release();
        return e;
    }

    /// A copy, made with one pass over memory.
    private byte[] body(int length) {
        int from = unread.arrayOffset() + unread.position();
        unread.position(unread.position() + length);
        return Arrays.copyOfRange(unread.array(), from, from + length);
    }

    /// Waits for bytes; false at an end of the stream between two messages.
    private boolean receive() throws IOException {
        boolean between = header == null && !unread.hasRemaining();
        // First: it throws if the transport is closed, and only a read that throws gives back.
        transport.readTimeout(between ? limits.idle() : rest());
        makeRoom(between);
        int count = fill(between);
        if (count < 0 && !between) {
            throw failed(new EOFException("stream ended after " + counts()));
        }
        return count >= 0;
    }

    private int fill(boolean between) throws IOException {
        try {
            return fill();
        } catch (SocketTimeoutException e) {
            throw timeOut(between, e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private int fill() throws IOException {
        unread.compact();
        try {
            return transport.read(unread);
        } finally {
            filled = !unread.hasRemaining();
            unread.flip();
        }
    }

    private void makeRoom(boolean between) {
        if (between && !filled) {
            release();
        } else if (unread == own && filled || unread.remaining() == unread.capacity()) {
            grow();
        }
    }

    /// Into a buffer of the pool, or into one that has at most twice the bytes that came.
    private void grow() {
        Optional<ByteBuffer> large =
                unread.capacity() < BufferPool.BUFFER_BYTES ? pool.borrow() : Optional.empty();
        int needed = header == null ? MessageHeader.BYTES : header.bodyLength();
        if (large.isPresent() || needed > unread.capacity()) {
            int doubled = (int) Math.min(needed, 2L * unread.capacity());
            ByteBuffer larger = large.orElseGet(() -> ByteBuffer.allocate(doubled));
            larger.put(unread).flip();
            giveBack();
            borrowed.set(large.orElse(null));
            unread = larger;
        }
    }

    private void release() {
        giveBack();
        unread = own.clear().flip();
    }

    private void giveBack() {
        ByteBuffer buffer = borrowed.getAndSet(null);
        if (buffer != null) {
            pool.giveBack(buffer);
        }
    }

    /// A buffer that the reading thread may still use is left to the garbage collector.
    @Override
    public void close() {
        if (borrowed.getAndSet(null) != null) {
            pool.replace();
        }
    }

    /// What is left of the time for this message; it begins to count at the first wait inside.
    private Duration rest() throws SocketTimeoutException {
        long now = System.nanoTime();
        if (!inside) {
            inside = true;
            long millis = Math.min(limits.messageDeadline().toMillis(), MAX_DEADLINE_MILLIS);
            deadlineNanos = now + millis * 1_000_000;
        }
        if (deadlineNanos - now <= 0) {
            throw timeOut(false, null);
        }
        return Duration.ofNanos(deadlineNanos - now);
    }

    /// The time begins anew for the next read, which goes on with the same message.
    private SocketTimeoutException timeOut(boolean between, SocketTimeoutException cause) {
        inside = false;
        SocketTimeoutException late =
                new SocketTimeoutException(
                        between
                                ? "no message came within %d ms".formatted(limits.idle().toMillis())
                                : "message must be complete within %d ms, came %s"
                                        .formatted(limits.messageDeadline().toMillis(), counts()));
        late.initCause(cause);
        return late;
    }

    private String counts() {
        return header == null
                ? "%d of %d bytes of the header".formatted(unread.remaining(), MessageHeader.BYTES)
                : "%d of %d bytes of the body".formatted(unread.remaining(), header.bodyLength());
    }
}
