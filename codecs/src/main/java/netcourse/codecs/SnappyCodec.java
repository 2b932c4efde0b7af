package netcourse.codecs;

import java.nio.BufferOverflowException;
import netcourse.common.ProtocolException;

/// Raw Snappy, in Java alone: `format_description.txt` of the Snappy project.
///
/// ```
/// length of the content (7 bits a byte, the lowest first; highest bit: another byte follows)
/// elements:   tag, whose two low bits are the kind
///   0 literal   length - 1 in six bits, or 60 … 63: in 1 … 4 bytes after the tag; then the bytes
///   1 copy      length - 4 in three bits, offset in three bits and a byte
///   2 copy      length - 1 in six bits, offset in two bytes
///   3 copy      length - 1 in six bits, offset in four bytes
/// ```
///
/// There is no checksum and no end mark: it has as many bytes as the length says. It is for
/// messages in memory; its stream is another format.
final class SnappyCodec extends BufferCodec {
    private final SnappyEncoder encoder = new SnappyEncoder();

    @Override
    public int maxCompressedBytes(int bytes) {
        return Math.toIntExact(32L + bytes + bytes / 6);
    }

    @Override
    int compress(byte[] source, int from, int to, byte[] into, int start, int end) {
        int count = encoder.encode(source, from, to, into, start, end);
        if (count < 0) {
            throw new BufferOverflowException();
        }
        return count;
    }

    @Override
    int decompress(byte[] source, int from, int to, byte[] into, int start, int end)
            throws ProtocolException {
        long length = SnappyDecoder.length(source, from, to);
        if (length > end - start) {
            throw new OutputLimitException(end - start);
        }
        SnappyDecoder.decode(source, from, to, into, start, start + (int) length);
        return (int) length;
    }

    /// What the length announces, if so few bytes can have that much content.
    @Override
    public int expectedBytes(byte[] source) {
        try {
            return (int)
                    Math.min(SnappyDecoder.length(source, 0, source.length), Integer.MAX_VALUE - 8);
        } catch (ProtocolException e) {
            return 0;
        }
    }

    @Override
    void release() {}
}
