package netcourse.codecs;

/// Encodes raw Snappy; [SnappyCodec] has the picture.
final class SnappyEncoder extends MatchEncoder {
    private static final int LITERAL = 0;
    private static final int NEAR_COPY = 1;
    private static final int COPY = 2;
    private static final int MAX_COPY = 64;
    private static final int COPY_BYTES = 3;
    private static final int MAX_LENGTH_BYTES = 5;

    private byte[] out;
    private int at;
    private int limit;

    /// Returns how many bytes were put; -1 if they would reach over the limit.
    int encode(byte[] content, int from, int to, byte[] into, int start, int end) {
        if (end - start < MAX_LENGTH_BYTES) {
            return -1;
        }
        out = into;
        at = start;
        limit = end;
        putLength(to - from);
        boolean fits = encode(content, from, to);
        out = null;
        return fits ? at - start : -1;
    }

    private void putLength(int length) {
        int left = length;
        for (; left >= 0x80; left >>>= 7) {
            out[at++] = (byte) (left | 0x80);
        }
        out[at++] = (byte) left;
    }

    @Override
    boolean sequence(byte[] content, int literalsAt, int matchAt, int offset, int length) {
        int literals = matchAt - literalsAt;
        if (limit - at < 5L + literals + COPY_BYTES * (length / (MAX_COPY - MIN_MATCH) + 2L)) {
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
}
