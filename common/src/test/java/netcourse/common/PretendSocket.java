package netcourse.common;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A socket without a network: each read gives one part of what was prepared, each write is kept.
class PretendSocket extends Socket {
    private final List<byte[]> parts;
    private final List<byte[]> writes = new ArrayList<>();
    private boolean closed;

    PretendSocket(List<byte[]> parts) {
        this.parts = new ArrayList<>(parts);
    }

    /// Called at each read.
    void reading() {}

    /// Called at each write.
    void writing() throws IOException {}

    /// Every write by itself.
    List<byte[]> writes() {
        return writes;
    }

    byte[] written() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("one byte at a time");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                reading();
                if (parts.isEmpty()) {
                    return -1;
                }
                byte[] part = parts.removeFirst();
                int count = Math.min(part.length, length);
                System.arraycopy(part, 0, into, from, count);
                if (count < part.length) {
                    parts.addFirst(Arrays.copyOfRange(part, count, part.length));
                }
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                writing();
                writes.add(Arrays.copyOfRange(bytes, from, from + length));
            }
        };
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public void shutdownOutput() {}

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
