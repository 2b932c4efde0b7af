package netcourse.lesson03;

import java.math.BigInteger;

/// Reads a value out of bytes: a method for each [StructType], called as it is in lower case. The
/// interpreter calls them through a switch, compiled code directly.
///
/// All take the array, the place of the first byte, whether the order is big-endian, and the field.
final class StructReader {
    private static final byte[] NONE = {};

    private StructReader() {}

    static int int8(byte[] b, int at, boolean big, StructField field) {
        return b[at];
    }

    static int uint8(byte[] b, int at, boolean big, StructField field) {
        return Byte.toUnsignedInt(b[at]);
    }

    static int int16(byte[] b, int at, boolean big, StructField field) {
        return RawBytes.shortAt(b, at, big);
    }

    static int uint16(byte[] b, int at, boolean big, StructField field) {
        return Short.toUnsignedInt(RawBytes.shortAt(b, at, big));
    }

    static int int32(byte[] b, int at, boolean big, StructField field) {
        return RawBytes.intAt(b, at, big);
    }

    static long uint32(byte[] b, int at, boolean big, StructField field) {
        return Integer.toUnsignedLong(RawBytes.intAt(b, at, big));
    }

    static long int64(byte[] b, int at, boolean big, StructField field) {
        return RawBytes.longAt(b, at, big);
    }

    static BigInteger uint64(byte[] b, int at, boolean big, StructField field) {
        return RawBytes.unsigned(RawBytes.longAt(b, at, big));
    }

    static BigInteger pointer(byte[] b, int at, boolean big, StructField field) {
        return RawBytes.unsigned(RawBytes.longAt(b, at, big));
    }

    static float half(byte[] b, int at, boolean big, StructField field) {
        return Float.float16ToFloat(RawBytes.shortAt(b, at, big));
    }

    static float float32(byte[] b, int at, boolean big, StructField field) {
        return Float.intBitsToFloat(RawBytes.intAt(b, at, big));
    }

    static float cast32(byte[] b, int at, boolean big, StructField field) {
        return Float.intBitsToFloat(RawBytes.intAt(b, at, big));
    }

    static double float64(byte[] b, int at, boolean big, StructField field) {
        return Double.longBitsToDouble(RawBytes.longAt(b, at, big));
    }

    static boolean bool(byte[] b, int at, boolean big, StructField field) {
        return b[at] != 0;
    }

    static byte[] octet(byte[] b, int at, boolean big, StructField field) {
        return new byte[] {b[at]};
    }

    static byte[] octets(byte[] b, int at, boolean big, StructField field) {
        return copy(b, at, field.count());
    }

    /// As many bytes as the first one says, if they are there.
    static byte[] pascal(byte[] b, int at, boolean big, StructField field) {
        if (field.count() == 0) {
            return NONE;
        }
        int used = Math.min(Byte.toUnsignedInt(b[at]), field.count() - 1);
        return copy(b, at + 1, used);
    }

    /// Arrays.copyOfRange takes 2 ns more for a few bytes.
    private static byte[] copy(byte[] b, int at, int length) {
        byte[] copy = new byte[length];
        System.arraycopy(b, at, copy, 0, length);
        return copy;
    }
}
