package netcourse.codecs;

import java.util.Arrays;

/// Finds repetitions in content (LZ77) the fast way, for formats that write them plainly: LZ4 and
/// Snappy.
///
/// A table remembers, for a hash of four bytes, where they were seen last. Where they come again,
/// the match is made as long as it goes, and taken: no better one is sought. Where nothing is found
/// for a while, the steps grow, so that random bytes cost little.
abstract class MatchEncoder {
    /// Shorter ones are not found: a hash is of four bytes.
    static final int MIN_MATCH = 4;

    private static final int MAX_OFFSET = 65_535;
    private static final int MIN_HASH_BITS = 8;
    private static final int MAX_HASH_BITS = 13;
    private static final int HASH_FACTOR = 0x9e37_79b1;

    /// Tries before the step grows by one, as a power of two.
    private static final int PATIENCE = 6;

    // LZ4 block format, end of block restrictions: the last match starts at least 12 bytes before
    // the end, and the last 5 bytes are literals. The first also lets four bytes be read anywhere.
    private static final int LAST_MATCH_START = 12;
    private static final int LAST_LITERALS = 5;

    private final int[] seen = new int[1 << MAX_HASH_BITS];

    /// Writes content that stands for itself, up to `matchAt`, and that `length` bytes are then as
    /// those `offset` bytes before. At the end there is no match: offset and length are 0.
    ///
    /// @return false if there is no room for it
    abstract boolean sequence(byte[] content, int literalsAt, int matchAt, int offset, int length);

    /// Returns false if there was no room.
    final boolean encode(byte[] content, int from, int to) {
        int shift = clearTable(to - from);
        int literalsAt = from;
        int lastStart = to - LAST_MATCH_START;
        int at = from;
        int tries = 1 << PATIENCE;
        while (at <= lastStart) {
            int four = LittleEndian.getInt(content, at);
            int slot = four * HASH_FACTOR >>> shift;
            int match = seen[slot] + from;
            seen[slot] = at - from;
            if (match >= at
                    || at - match > MAX_OFFSET
                    || four != LittleEndian.getInt(content, match)) {
                at += tries++ >>> PATIENCE;
                continue;
            }
            while (at > literalsAt && match > from && content[at - 1] == content[match - 1]) {
                at--;
                match--;
            }
            int length =
                    MIN_MATCH
                            + common(
                                    content, match + MIN_MATCH, at + MIN_MATCH, to - LAST_LITERALS);
            if (!sequence(content, literalsAt, at, at - match, length)) {
                return false;
            }
            at += length;
            literalsAt = at;
            tries = 1 << PATIENCE;
            if (at <= lastStart) {
                int before = LittleEndian.getInt(content, at - 2);
                seen[before * HASH_FACTOR >>> shift] = at - 2 - from;
            }
        }
        return sequence(content, literalsAt, to, 0, 0);
    }

    /// Returns how far a hash is shifted for a table that suits so many bytes.
    private int clearTable(int bytes) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(bytes - 1, 1));
        bits = Math.clamp(bits, MIN_HASH_BITS, MAX_HASH_BITS);
        // 0 is the first position: a wrong guess there is found out by comparing.
        Arrays.fill(seen, 0, 1 << bits, 0);
        return 32 - bits;
    }

    /// How many bytes at two places are the same.
    private static int common(byte[] content, int match, int at, int end) {
        int start = at;
        while (at + 8 <= end) {
            long difference =
                    LittleEndian.getLong(content, match) ^ LittleEndian.getLong(content, at);
            if (difference != 0) {
                return at - start + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
            at += 8;
            match += 8;
        }
        while (at < end && content[match] == content[at]) {
            at++;
            match++;
        }
        return at - start;
    }
}
