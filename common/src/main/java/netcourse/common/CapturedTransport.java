package netcourse.common;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/// A transport whose bytes are noted in a capture file.
final class CapturedTransport extends FilterTransport {
    /// For a reset; the system's own do not show.
    private static final String JAVAS_WORDS = "Connection reset";

    private final CapturedConnection connection;
    private final boolean isClient;

    /// Bytes that are in the file, and that the transport below did not take yet.
    private int ahead;

    CapturedTransport(Transport below, CapturedConnection connection, boolean isClient) {
        super(below);
        this.connection = connection;
        this.isClient = isClient;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int at = into.position();
        try {
            int count = super.read(into);
            if (count < 0) {
                connection.ended(Instant.now(), !isClient);
            } else {
                connection.sent(Instant.now(), !isClient, bytes(into, at, count), count);
            }
            return count;
        } catch (SocketException e) {
            if (JAVAS_WORDS.equals(e.getMessage())) {
                connection.reset(Instant.now(), !isClient);
            }
            throw e;
        }
    }

    /// Before they are sent: the answer to them, which another thread reads, comes after them.
    @Override
    public int write(ByteBuffer from) throws IOException {
        int count = from.remaining();
        int fresh = Math.max(0, count - ahead);
        if (fresh > 0) {
            byte[] bytes = bytes(from, from.limit() - fresh, fresh);
            connection.sent(Instant.now(), isClient, bytes, fresh);
        }
        int written = super.write(from);
        ahead = count - written;
        return written;
    }

    private static byte[] bytes(ByteBuffer buffer, int from, int count) {
        int at = buffer.arrayOffset() + from;
        return Arrays.copyOfRange(buffer.array(), at, at + count);
    }

    @Override
    public void shutdownOutput() throws IOException {
        super.shutdownOutput();
        connection.ended(Instant.now(), isClient);
    }

    @Override
    public void close() throws IOException {
        try (below) {
            connection.ended(Instant.now(), isClient);
        }
    }
}
