package netcourse.common;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Cuts the bytes that come into messages. For one thread at a time.
///
/// Each read takes what is there, up to a buffer full: many small messages cost one call of the
/// system. A body that is larger than the buffer goes into its own array, which grows with the
/// bytes that come: a peer that only claims a length gets no memory for it.
final class FrameInput {
    private static final String HEADER = "header";
    private static final String BODY = "body";

    private final Socket socket;
    private final InputStream in;
    private final MessageLimits limits;
    private final ByteBuffer unread;
    private volatile boolean inside;
    private long deadlineNanos;

    FrameInput(Socket socket, MessageLimits limits, int bufferBytes) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.limits = limits;
        this.unread = ByteBuffer.allocate(bufferBytes).flip();
    }

    /// Whether [#read()] has all it needs: it will not block.
    boolean isReady() {
        if (unread.remaining() < MessageHeader.BYTES) {
            return false;
        }
        // A length beyond the limits is ready to be refused.
        long length = unread.getInt(unread.position() + 12) & 0xffff_ffffL;
        return length <= unread.remaining() - MessageHeader.BYTES || length > limits.maxBodyBytes();
    }

    /// Whether [#read()] waits for the rest of a message. For any thread.
    boolean isInside() {
        return inside;
    }

    Optional<Message> read() throws IOException {
        if (inside) {
            inside = false;
        }
        if (!unread.hasRemaining() && !awaitFirstByte()) {
            return Optional.empty();
        }
        await(MessageHeader.BYTES, HEADER);
        MessageHeader header = MessageHeader.readFrom(unread, limits.maxBodyBytes());
        return Optional.of(Message.owning(header, body(header.bodyLength())));
    }

    private boolean awaitFirstByte() throws IOException {
        socket.setSoTimeout(socketMillis(limits.idle().toMillis()));
        try {
            int count = in.read(unread.array());
            unread.clear().limit(Math.max(count, 0));
            return count >= 0;
        } catch (SocketTimeoutException e) {
            throw late("no message came within " + limits.idle().toMillis() + " ms", e);
        }
    }

    private byte[] body(int length) throws IOException {
        if (length > unread.capacity()) {
            return largeBody(length);
        }
        await(length, BODY);
        byte[] body = new byte[length];
        unread.get(body);
        return body;
    }

    private byte[] largeBody(int length) throws IOException {
        byte[] body = new byte[unread.capacity()];
        int filled = unread.remaining();
        unread.get(body, 0, filled);
        while (filled < length) {
            if (filled == body.length) {
                body = Arrays.copyOf(body, (int) Math.min(length, 2L * filled));
            }
            filled += receive(body, filled, filled, length, BODY);
        }
        return body;
    }

    /// Waits until so many bytes of a message's part are there to be taken.
    private void await(int needed, String part) throws IOException {
        while (unread.remaining() < needed) {
            int there = unread.remaining();
            unread.compact();
            try {
                int count = receive(unread.array(), there, there, needed, part);
                unread.position(there + count);
            } finally {
                unread.flip();
            }
        }
    }

    /// Reads into the array, from an index to its end.
    private int receive(byte[] into, int from, int got, int needed, String part)
            throws IOException {
        try {
            socket.setSoTimeout(socketMillis(restMillis(got, needed, part)));
            int count = in.read(into, from, into.length - from);
            if (count < 0) {
                throw new EOFException("stream ended after " + counts(got, needed, part));
            }
            return count;
        } catch (SocketTimeoutException e) {
            throw late(tooSlow(got, needed, part), e);
        }
    }

    /// What is left of the time for this message; it begins to count at the first wait inside.
    private long restMillis(int got, int needed, String part) throws SocketTimeoutException {
        long now = System.nanoTime();
        if (!inside) {
            inside = true;
            long millis = Math.min(limits.messageDeadline().toMillis(), Integer.MAX_VALUE);
            deadlineNanos = now + millis * 1_000_000;
        }
        long nanos = deadlineNanos - now;
        if (nanos <= 0) {
            throw new SocketTimeoutException(tooSlow(got, needed, part));
        }
        return nanos / 1_000_000 + 1;
    }

    private String tooSlow(int got, int needed, String part) {
        return "message must be complete within %d ms, came %s"
                .formatted(limits.messageDeadline().toMillis(), counts(got, needed, part));
    }

    private static String counts(int got, int needed, String part) {
        return "%d of %d bytes of the %s".formatted(got, needed, part);
    }

    private static SocketTimeoutException late(String message, SocketTimeoutException cause) {
        SocketTimeoutException late = new SocketTimeoutException(message);
        late.initCause(cause);
        return late;
    }

    /// 0, no limit, for what is longer than a socket can wait.
    private static int socketMillis(long millis) {
        return millis > Integer.MAX_VALUE ? 0 : (int) millis;
    }
}
