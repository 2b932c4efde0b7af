package netcourse.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The content of a compressed stream, up to a limit.
final class DecodingInputStream extends InputStream {
    private final InputStream compressed;
    private final Decoder decoder;
    private final long maxBytes;
    private final byte[] spare = new byte[1];
    private long left;
    private boolean ended;
    private boolean closed;
    private IOException failure;

    DecodingInputStream(InputStream compressed, Decoder decoder, long maxBytes) {
        this.compressed = compressed;
        this.decoder = decoder;
        this.maxBytes = maxBytes;
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (closed) {
            throw new IOException("the stream is closed");
        }
        if (failure != null) {
            throw new IOException("the stream has failed before", failure);
        }
        if (length == 0 || ended) {
            return length == 0 ? 0 : -1;
        }
        try {
            return decode(into, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private int decode(byte[] into, int from, int length) throws IOException {
        int count =
                left > 0
                        ? decoder.read(into, from, (int) Math.min(length, left))
                        : decoder.read(spare, 0, 1);
        if (count < 0) {
            ended = true;
            return -1;
        }
        if (left == 0) {
            throw new OutputLimitException(maxBytes);
        }
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (compressed) {
                decoder.close();
            }
        }
    }
}
