package netcourse.codecs;

import netcourse.common.ProtocolException;

/// An LZ4 block, without the frame around it: `doc/lz4_Block_format.md` of the LZ4 project.
///
/// ```
/// sequence:  token  [more literal length]  literals  offset(2)  [more match length]
///            token: high 4 bits literal length, low 4 bits match length - 4; 15 there means that
///            bytes follow which are added, up to the first that is not 255
/// block:     sequences; the last one ends after its literals
/// ```
final class Lz4Block extends MatchEncoder {
    private static final int MORE = 15;

    private byte[] out;
    private int at;
    private int limit;

    /// The most content that a block of so many bytes can have: a byte of length stands for 255.
    static long maxContent(int bytes) {
        return 255L * bytes;
    }

    /// Returns how many bytes the block has; -1 if it would reach over the limit.
    int encode(byte[] content, int from, int to, byte[] into, int start, int end) {
        out = into;
        at = start;
        limit = end;
        boolean fits = encode(content, from, to);
        out = null;
        return fits ? at - start : -1;
    }

    @Override
    boolean sequence(byte[] content, int literalsAt, int matchAt, int offset, int length) {
        int literals = matchAt - literalsAt;
        int more = length - MIN_MATCH;
        if (limit - at
                < 1 + moreBytes(literals) + literals + (length > 0 ? 2 + moreBytes(more) : 0)) {
            return false;
        }
        int low = length > 0 ? Math.min(more, MORE) : 0;
        out[at++] = (byte) (Math.min(literals, MORE) << 4 | low);
        putMore(literals);
        MatchCopy.literals(content, literalsAt, out, at, literals, limit);
        at += literals;
        if (length > 0) {
            out[at++] = (byte) offset;
            out[at++] = (byte) (offset >>> 8);
            putMore(more);
        }
        return true;
    }

    private static int moreBytes(int count) {
        return count < MORE ? 0 : (count - MORE) / 255 + 1;
    }

    private void putMore(int count) {
        int left = count - MORE;
        for (; left >= 255; left -= 255) {
            out[at++] = (byte) 255;
        }
        if (left >= 0) {
            out[at++] = (byte) left;
        }
    }

    /// Decodes a block behind what was decoded before it, to which its matches may reach back.
    /// Returns how many bytes it has.
    ///
    /// @param history the first index that a match may copy from
    /// @param start where the content goes
    /// @param limit nothing is written from here on
    /// @throws OutputLimitException if the content would reach over the limit
    static int decode(
            byte[] block, int from, int end, byte[] into, int history, int start, int limit)
            throws ProtocolException {
        int at = from;
        int to = start;
        while (at < end) {
            int token = block[at++] & 0xff;
            int literals = token >>> 4;
            if (literals == MORE) {
                literals = longLength(block, at, end, limit - to);
                at += moreBytes(literals);
            }
            if (literals > end - at) {
                throw Input.truncated("literals of an LZ4 block");
            }
            check(literals, limit - to);
            MatchCopy.literals(block, at, into, to, literals, limit);
            at += literals;
            to += literals;
            if (at == end) {
                return to - start;
            }
            int offset = offset(block, at, end, to - history);
            at += 2;
            int length = token & MORE;
            if (length == MORE) {
                length = longLength(block, at, end, limit - to);
                at += moreBytes(length);
            }
            length += MIN_MATCH;
            check(length, limit - to);
            MatchCopy.copy(into, to, offset, length, limit);
            to += length;
        }
        throw Input.truncated("LZ4 block");
    }

    /// Adds up a length; stops at what is too long anyway, before the sum is too large for an int.
    private static int longLength(byte[] block, int at, int end, int room)
            throws ProtocolException {
        int length = MORE;
        while (at < end) {
            int more = block[at++] & 0xff;
            length += more;
            check(length, room);
            if (more < 255) {
                return length;
            }
        }
        throw Input.truncated("length in an LZ4 block");
    }

    private static int offset(byte[] block, int at, int end, int most) throws ProtocolException {
        if (end - at < 2) {
            throw Input.truncated("offset in an LZ4 block");
        }
        int offset = block[at] & 0xff | (block[at + 1] & 0xff) << 8;
        MatchCopy.checkOffset(offset, most);
        return offset;
    }

    private static void check(int length, int room) throws OutputLimitException {
        if (length > room) {
            throw new OutputLimitException(room);
        }
    }
}
