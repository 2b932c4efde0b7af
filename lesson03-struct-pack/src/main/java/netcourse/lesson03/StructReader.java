package netcourse.lesson03;

import java.util.Arrays;

/// Reads the values of a format out of bytes.
final class StructReader {
    private StructReader() {}

    /// Reads one value.
    ///
    /// @param at the place of its first byte
    static Object read(byte[] bytes, int at, boolean big, StructField field) {
        return switch (field.type()) {
            case INT8 -> (int) bytes[at];
            case UINT8 -> Byte.toUnsignedInt(bytes[at]);
            case INT16 -> (int) RawBytes.shortAt(bytes, at, big);
            case UINT16 -> Short.toUnsignedInt(RawBytes.shortAt(bytes, at, big));
            case INT32 -> RawBytes.intAt(bytes, at, big);
            case UINT32 -> Integer.toUnsignedLong(RawBytes.intAt(bytes, at, big));
            case INT64 -> RawBytes.longAt(bytes, at, big);
            case BYTES -> Arrays.copyOfRange(bytes, at, at + field.count());
            default -> readOther(bytes, at, big, field);
        };
    }

    // Apart, so that what a header has stays small enough for the JIT compiler to inline.
    private static Object readOther(byte[] bytes, int at, boolean big, StructField field) {
        return switch (field.type()) {
            case UINT64, POINTER -> RawBytes.unsigned(RawBytes.longAt(bytes, at, big));
            case BOOL -> bytes[at] != 0;
            case CHAR -> new byte[] {bytes[at]};
            case HALF -> Float.float16ToFloat(RawBytes.shortAt(bytes, at, big));
            case FLOAT, CAST_FLOAT -> Float.intBitsToFloat(RawBytes.intAt(bytes, at, big));
            case DOUBLE -> Double.longBitsToDouble(RawBytes.longAt(bytes, at, big));
            case PASCAL -> pascal(bytes, at, field.count());
            default -> throw new IllegalStateException(field + " has no value");
        };
    }

    /// As many bytes as the first one says, if they are there.
    static byte[] pascal(byte[] bytes, int at, int length) {
        if (length == 0) {
            return new byte[0];
        }
        int used = Math.min(Byte.toUnsignedInt(bytes[at]), length - 1);
        return Arrays.copyOfRange(bytes, at + 1, at + 1 + used);
    }
}
