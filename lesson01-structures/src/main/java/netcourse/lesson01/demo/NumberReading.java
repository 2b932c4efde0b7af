package netcourse.lesson01.demo;

import java.math.BigInteger;
import java.nio.ByteOrder;

/// The bits of 1, 2, 4 or 8 bytes, read as numbers.
///
/// @param bits the number, in the low bits of a `long`; those above are 0
/// @param size in bits
record NumberReading(long bits, int size) {
    static NumberReading of(byte[] bytes, ByteOrder order) {
        long bits = 0;
        for (int i = 0; i < bytes.length; i++) {
            int at = order == ByteOrder.BIG_ENDIAN ? i : bytes.length - 1 - i;
            bits = bits << 8 | Byte.toUnsignedInt(bytes[at]);
        }
        return new NumberReading(bits, 8 * bytes.length);
    }

    String unsigned() {
        return Long.toUnsignedString(bits);
    }

    /// Two's complement: the highest bit counts for its negative value. So the number is the
    /// unsigned one, less two to the power of the size if that bit is set.
    String signed() {
        BigInteger number = new BigInteger(unsigned());
        boolean negative = number.testBit(size - 1);
        return (negative ? number.subtract(BigInteger.ONE.shiftLeft(size)) : number).toString();
    }

    /// IEEE 754; there is none of 8 bits.
    FloatReading floating() {
        return switch (size) {
            case 16 -> new FloatReading(bits, 5, 10);
            case 32 -> new FloatReading(bits, 8, 23);
            case 64 -> new FloatReading(bits, 11, 52);
            default -> throw new IllegalStateException("no floating point of " + size + " bits");
        };
    }
}
