package netcourse.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netcourse.common.Transport;

/// A transport without a network: each read gives one part of what was prepared, then the end of
/// the stream; each write takes seven bytes at most.
final class PartsTransport implements Transport {
    /// As a part: the read times out.
    static final byte[] TIME_OUT = {};

    /// As a part: the connection is reset.
    static final byte[] RESET = {};

    private static final int WRITE_BYTES = 7;

    private final List<byte[]> parts;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<Duration> timeouts = new ArrayList<>();
    private boolean outputShut;
    private boolean closed;

    PartsTransport(byte[]... parts) {
        this(List.of(parts));
    }

    PartsTransport(List<byte[]> parts) {
        this.parts = new ArrayList<>(parts);
    }

    /// One byte a read.
    static PartsTransport byteByByte(byte[] bytes) {
        List<byte[]> parts = new ArrayList<>();
        for (byte b : bytes) {
            parts.add(new byte[] {b});
        }
        return new PartsTransport(parts);
    }

    byte[] written() {
        return written.toByteArray();
    }

    /// For each read.
    List<Duration> timeouts() {
        return timeouts;
    }

    boolean isOutputShut() {
        return outputShut;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (parts.isEmpty()) {
            return -1;
        }
        byte[] part = parts.removeFirst();
        if (part == TIME_OUT) {
            throw new SocketTimeoutException("Read timed out");
        }
        if (part == RESET) {
            throw new SocketException("Connection reset");
        }
        int count = Math.min(part.length, into.remaining());
        into.put(part, 0, count);
        if (count < part.length) {
            parts.addFirst(Arrays.copyOfRange(part, count, part.length));
        }
        return count;
    }

    @Override
    public void readTimeout(Duration limit) {
        timeouts.add(limit);
    }

    @Override
    public int write(ByteBuffer from) {
        byte[] some = new byte[Math.min(WRITE_BYTES, from.remaining())];
        from.get(some);
        written.writeBytes(some);
        return some.length;
    }

    @Override
    public void shutdownOutput() {
        outputShut = true;
    }

    @Override
    public String remote() {
        return "nowhere";
    }

    @Override
    public void close() {
        closed = true;
    }
}
