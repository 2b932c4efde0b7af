package netcourse.lesson04;

import netcourse.common.ProtocolException;

/// The bits of a deflate stream in their order: the lowest bit of a byte comes first (RFC 1951,
/// 3.1.1).
final class BitInput {
    private final byte[] bytes;
    private final long end;
    private long at;

    /// @param from index of the first byte
    BitInput(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = 8L * from;
        this.end = 8L * bytes.length;
    }

    /// Where the next bit is, counted from the start of the array.
    long at() {
        return at;
    }

    /// The index of the next byte that is untouched.
    int nextByte() {
        return (int) (at + 7 >>> 3);
    }

    int bit(String what) throws ProtocolException {
        if (at == end) {
            throw new ProtocolException(
                    "%s expected, was the end of the data %s".formatted(what, where()));
        }
        int bit = bytes[(int) (at >>> 3)] >>> (at & 7) & 1;
        at++;
        return bit;
    }

    /// A number of up to 16 bits, its lowest bit first.
    int number(int count, String what) throws ProtocolException {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number |= bit(what) << i;
        }
        return number;
    }

    void skipToByte() {
        at = at + 7 & ~7L;
    }

    /// For messages: where the next bit is.
    String where() {
        return where(at);
    }

    static String where(long bit) {
        return "(at bit %d, in byte %d)".formatted(bit, bit >>> 3);
    }
}
