package netcourse.codecs;

import java.io.IOException;
import java.io.InputStream;
import netcourse.common.ProtocolException;

/// The compressed bytes that a decoder reads: those of an array, or of a stream through a buffer
/// and up to a limit.
final class Input {
    private static final int BUFFER_BYTES = 8192;
    private static final byte[] NOTHING = {};

    private final InputStream stream;
    private final long maxBytes;
    private long left;

    /// What is there and not yet taken: `bytes[at]` up to `bytes[end - 1]`.
    byte[] bytes;

    int at;
    int end;

    /// Of arrays, which come with [#wrap].
    Input() {
        this(null, 0, NOTHING);
    }

    /// Of a stream, which is read to its end.
    Input(InputStream stream, long maxBytes) {
        this(stream, maxBytes, new byte[BUFFER_BYTES]);
    }

    private Input(InputStream stream, long maxBytes, byte[] bytes) {
        this.stream = stream;
        this.maxBytes = maxBytes;
        this.left = maxBytes;
        this.bytes = bytes;
    }

    void wrap(byte[] array, int from, int to) {
        bytes = array;
        at = from;
        end = to;
    }

    /// Keeps no array of the caller's.
    void clear() {
        wrap(NOTHING, 0, 0);
    }

    int available() {
        return end - at;
    }

    /// Whether all was taken. Where nothing is there and a stream goes on, this waits for it.
    boolean isAtEnd() throws IOException {
        if (at < end) {
            return false;
        }
        at = 0;
        end = 0;
        return !fill();
    }

    /// Reads some more, after what is there.
    private boolean fill() throws IOException {
        if (stream == null) {
            return false;
        }
        // With the limit reached, one more byte is asked for: only the end is right then.
        int count = stream.read(bytes, end, (int) Math.min(bytes.length - end, Math.max(left, 1)));
        if (count > left) {
            throw new ProtocolException(
                    "compressed input must be at most %d bytes, more came".formatted(maxBytes));
        }
        end += Math.max(count, 0);
        left -= Math.max(count, 0);
        return count > 0;
    }

    /// The next byte, 0 … 255.
    int next(String part) throws IOException {
        if (isAtEnd()) {
            throw truncated(part);
        }
        return bytes[at++] & 0xff;
    }

    /// The next bytes as an unsigned little-endian number; all formats here have that order but
    /// zlib's.
    long nextNumber(int count, String part) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 8 * count; shift += 8) {
            number |= (long) next(part) << shift;
        }
        return number;
    }

    /// Waits until so many bytes are there, one after the other: `bytes[at]` and those that follow.
    /// The buffer grows with what comes.
    void require(int count, String part) throws IOException {
        if (available() < count && stream == null) {
            throw truncated(part);
        }
        while (available() < count) {
            int there = available();
            byte[] from = bytes;
            if (there == bytes.length) {
                bytes = new byte[(int) Math.min(count, 2L * there)];
            }
            System.arraycopy(from, at, bytes, 0, there);
            at = 0;
            end = there;
            if (!fill()) {
                throw truncated(part);
            }
        }
    }

    /// Leaves bytes out.
    void skip(long count, String part) throws IOException {
        for (long left = count; left > 0; ) {
            if (isAtEnd()) {
                throw truncated(part);
            }
            int skipped = (int) Math.min(left, available());
            at += skipped;
            left -= skipped;
        }
    }

    static ProtocolException truncated(String part) {
        return new ProtocolException("compressed input ends inside the " + part);
    }
}
