package netcourse.codecs;

import netcourse.common.ProtocolException;

/// The two ways to bring content to where it is decoded: as it stands, or from what was decoded
/// before. Short copies write 16 bytes whatever their length, where there is room: what is too much
/// is overwritten by what comes next, and the processor need not guess how often a loop turns.
final class MatchCopy {
    private static final int WORD = 8;
    private static final int SHORT = 16;

    private MatchCopy() {}

    /// Copies `count` bytes from one array to another.
    ///
    /// @param limit nothing is written from here on, `to + count` at least
    static void literals(byte[] source, int from, byte[] into, int to, int count, int limit) {
        if (count <= SHORT && source.length - from >= SHORT && limit - to >= SHORT) {
            LittleEndian.putLong(into, to, LittleEndian.getLong(source, from));
            LittleEndian.putLong(into, to + WORD, LittleEndian.getLong(source, from + WORD));
        } else {
            System.arraycopy(source, from, into, to, count);
        }
    }

    /// Copies `length` bytes from `offset` bytes before. Where the two overlap, what was just
    /// copied is copied again, as the formats have it: offset 1 repeats one byte.
    ///
    /// @param offset 1 or more, at most `at`
    /// @param limit nothing is written from here on, `at + length` at least
    static void copy(byte[] bytes, int at, int offset, int length, int limit) {
        int from = at - offset;
        if (offset >= WORD && limit - at - SHORT >= length) {
            LittleEndian.putLong(bytes, at, LittleEndian.getLong(bytes, from));
            LittleEndian.putLong(bytes, at + WORD, LittleEndian.getLong(bytes, from + WORD));
            for (int done = SHORT; done < length; done += WORD) {
                LittleEndian.putLong(bytes, at + done, LittleEndian.getLong(bytes, from + done));
            }
        } else if (offset >= length) {
            System.arraycopy(bytes, from, bytes, at, length);
        } else {
            repeat(bytes, at, from, at + length);
        }
    }

    /// What is repeated doubles with each step.
    private static void repeat(byte[] bytes, int at, int from, int end) {
        while (at < end) {
            int count = Math.min(at - from, end - at);
            System.arraycopy(bytes, from, bytes, at, count);
            at += count;
        }
    }

    /// Refuses an offset of 0, and one to before the content.
    static void checkOffset(int offset, int most) throws ProtocolException {
        if (offset <= 0 || offset > most) {
            throw new ProtocolException(
                    "offset of a match must be 1..%d, was %d"
                            .formatted(most, Integer.toUnsignedLong(offset)));
        }
    }
}
