package netcourse.common;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A transport without a network: each read gives one part of what was prepared, each write is
/// kept.
class PretendTransport implements Transport {
    /// As a part: the read times out.
    static final byte[] TIME_OUT = {};

    private final List<byte[]> parts;
    private final List<byte[]> writes = new ArrayList<>();
    private final List<Integer> roomForReads = new ArrayList<>();
    private final List<Duration> timeouts = new ArrayList<>();
    private boolean closed;

    PretendTransport(byte[]... parts) {
        this(List.of(parts));
    }

    PretendTransport(List<byte[]> parts) {
        this.parts = new ArrayList<>(parts);
    }

    /// Called at each read.
    void reading() throws IOException {}

    /// Called at each write.
    void writing() throws IOException {}

    /// Every write by itself.
    List<byte[]> writes() {
        return writes;
    }

    /// How many bytes each read could have given.
    List<Integer> roomForReads() {
        return roomForReads;
    }

    /// For each read.
    List<Duration> timeouts() {
        return timeouts;
    }

    byte[] written() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        reading();
        roomForReads.add(into.remaining());
        if (parts.isEmpty()) {
            return -1;
        }
        byte[] part = parts.removeFirst();
        if (part == TIME_OUT) {
            throw new SocketTimeoutException("Read timed out");
        }
        int count = Math.min(part.length, into.remaining());
        into.put(part, 0, count);
        if (count < part.length) {
            parts.addFirst(Arrays.copyOfRange(part, count, part.length));
        }
        return count;
    }

    @Override
    public void readTimeout(Duration limit) throws IOException {
        timeouts.add(limit);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        writing();
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        writes.add(bytes);
        return bytes.length;
    }

    @Override
    public void shutdownOutput() {}

    @Override
    public String remote() {
        return "nowhere";
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
