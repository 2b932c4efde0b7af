package netcourse.codecs;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
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
final class SnappyCodec extends MatchEncoder implements Codec {
    private static final int LITERAL = 0;
    private static final int NEAR_COPY = 1;
    private static final int COPY = 2;
    private static final int MAX_COPY = 64;
    private static final int MIN_MATCH = 4;

    private byte[] out;
    private int at;
    private int limit;
    private boolean closed;

    @Override
    public int maxCompressedBytes(int bytes) {
        return Math.toIntExact(32L + bytes + bytes / 6);
    }

    @Override
    public void compress(ByteBuffer source, ByteBuffer target) {
        checkOpen();
        int from = source.arrayOffset() + source.position();
        out = target.array();
        int start = target.arrayOffset() + target.position();
        at = start;
        limit = start + target.remaining();
        boolean fits =
                putLength(source.remaining())
                        && encode(source.array(), from, from + source.remaining());
        out = null;
        if (!fits) {
            throw new BufferOverflowException();
        }
        source.position(source.limit());
        target.position(target.position() + at - start);
    }

    private boolean putLength(int length) {
        if (limit - at < 5) {
            return false;
        }
        int left = length;
        for (; left >= 0x80; left >>>= 7) {
            out[at++] = (byte) (left | 0x80);
        }
        out[at++] = (byte) left;
        return true;
    }

    @Override
    boolean sequence(byte[] content, int literalsAt, int matchAt, int offset, int length) {
        int literals = matchAt - literalsAt;
        if (limit - at < 5L + literals + 3 * (length / 60 + 2)) {
            return false;
        }
        if (literals > 0) {
            putLiteralTag(literals - 1);
            MatchCopy.literals(content, literalsAt, out, at, literals, limit);
            at += literals;
        }
        if (length > 0) {
            putCopies(offset, length);
        }
        return true;
    }

    private void putLiteralTag(int rest) {
        if (rest < 60) {
            out[at++] = (byte) (rest << 2 | LITERAL);
            return;
        }
        int more = (39 - Integer.numberOfLeadingZeros(rest)) / 8;
        out[at++] = (byte) (59 + more << 2 | LITERAL);
        for (int i = 0; i < more; i++) {
            out[at++] = (byte) (rest >>> 8 * i);
        }
    }

    private void putCopies(int offset, int length) {
        int left = length;
        // What is left at the end is at least 4, the least that a near copy has.
        while (left >= MAX_COPY + MIN_MATCH) {
            putCopy(offset, MAX_COPY);
            left -= MAX_COPY;
        }
        if (left > MAX_COPY) {
            putCopy(offset, MAX_COPY - MIN_MATCH);
            left -= MAX_COPY - MIN_MATCH;
        }
        if (left < 12 && offset < 2048) {
            out[at++] = (byte) (offset >>> 8 << 5 | left - 4 << 2 | NEAR_COPY);
            out[at++] = (byte) offset;
        } else {
            putCopy(offset, left);
        }
    }

    private void putCopy(int offset, int length) {
        out[at++] = (byte) (length - 1 << 2 | COPY);
        out[at++] = (byte) offset;
        out[at++] = (byte) (offset >>> 8);
    }

    @Override
    public void decompress(ByteBuffer source, ByteBuffer target) throws ProtocolException {
        checkOpen();
        int start = source.arrayOffset() + source.position();
        int end = start + source.remaining();
        long length = SnappyDecoder.length(source.array(), start, end);
        if (length > target.remaining()) {
            throw new OutputLimitException(target.remaining());
        }
        int to = target.arrayOffset() + target.position();
        SnappyDecoder.decode(source.array(), start, end, target.array(), to, to + (int) length);
        source.position(source.limit());
        target.position(target.position() + (int) length);
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

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the codec is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
