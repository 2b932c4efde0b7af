package netcourse.codecs;

import java.io.IOException;
import java.io.InputStream;
import netcourse.common.ProtocolException;

/// The compressed bytes that a decoder reads: those of an array, or of a stream through a buffer
/// and up to a limit.
final class Input {
    private static final int BUFFER_BYTES = 8192;

    private final InputStream stream;
    private final long maxBytes;
    private long left;

    /// What is there and not yet taken: `bytes[at]` up to `bytes[end - 1]`.
    byte[] bytes;

    int at;
    int end;

    /// Of arrays, which come with [#wrap].
    Input() {
        this(null, 0, new byte[0]);
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

    int available() {
        return end - at;
    }

    /// Whether all was taken. Where nothing is there and a stream goes on, this waits for it.
    boolean isAtEnd() throws IOException {
        return at == end && !fill();
    }

    private boolean fill() throws IOException {
        if (stream == null) {
            return false;
        }
        // With the limit reached, one more byte is asked for: only the end is right then.
        int count = stream.read(bytes, 0, (int) Math.min(bytes.length, Math.max(left, 1)));
        if (count > left) {
            throw new ProtocolException(
                    "compressed input must be at most %d bytes, more came".formatted(maxBytes));
        }
        at = 0;
        end = Math.max(count, 0);
        left -= end;
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

    static ProtocolException truncated(String part) {
        return new ProtocolException("compressed input ends inside the " + part);
    }
}
