package netcourse.lesson03;

import static netcourse.lesson03.StructValues.decimal;
import static netcourse.lesson03.StructValues.integer;
import static netcourse.lesson03.StructValues.isTrue;
import static netcourse.lesson03.StructValues.octets;

/// Writes the values of a format into bytes.
final class StructWriter {
    private StructWriter() {}

    /// Writes one value.
    ///
    /// @param at the place of its first byte
    /// @param index its place among the values, for an error
    static void write(
            byte[] bytes, int at, boolean big, StructField field, int index, Object value) {
        StructType type = field.type();
        switch (type) {
            case INT8, UINT8 -> bytes[at] = (byte) integer(value, field, index);
            case INT16, UINT16 ->
                    RawBytes.putShort(bytes, at, (short) integer(value, field, index), big);
            case INT32, UINT32 ->
                    RawBytes.putInt(bytes, at, (int) integer(value, field, index), big);
            case INT64 -> RawBytes.putLong(bytes, at, integer(value, field, index), big);
            case UINT64, POINTER ->
                    RawBytes.putLong(bytes, at, StructValues.bits64(value, field, index), big);
            case BYTES -> writeBytes(bytes, at, octets(value, field, index), field.count());
            default -> writeOther(bytes, at, big, field, index, value);
        }
    }

    // Apart, so that what a header has stays small enough for the JIT compiler to inline.
    private static void writeOther(
            byte[] bytes, int at, boolean big, StructField field, int index, Object value) {
        switch (field.type()) {
            case BOOL -> bytes[at] = (byte) (isTrue(value) ? 1 : 0);
            case CHAR -> bytes[at] = StructValues.octet(value, field, index);
            case PASCAL -> writePascal(bytes, at, octets(value, field, index), field.count());
            case DOUBLE -> {
                long bits = Double.doubleToRawLongBits(decimal(value, field, index));
                RawBytes.putLong(bytes, at, bits, big);
            }
            case HALF -> {
                double number = decimal(value, field, index);
                StructValues.requireFit(FloatBits.fitsHalf(number), number, field, index);
                RawBytes.putShort(bytes, at, FloatBits.half(number), big);
            }
            default -> writeFloat(bytes, at, big, field, index, decimal(value, field, index));
        }
    }

    private static void writeFloat(
            byte[] bytes, int at, boolean big, StructField field, int index, double number) {
        boolean fits = field.type() == StructType.CAST_FLOAT || FloatBits.fitsFloat(number);
        StructValues.requireFit(fits, number, field, index);
        RawBytes.putInt(bytes, at, FloatBits.floatBits(number), big);
    }

    /// The first bytes of a value; what it leaves free is zero already.
    static void writeBytes(byte[] bytes, int at, byte[] value, int length) {
        System.arraycopy(value, 0, bytes, at, Math.min(value.length, length));
    }

    /// A length, 255 at the most, and the bytes behind it.
    static void writePascal(byte[] bytes, int at, byte[] value, int length) {
        if (length == 0) {
            return;
        }
        int used = Math.min(value.length, length - 1);
        bytes[at] = (byte) Math.min(used, 255);
        System.arraycopy(value, 0, bytes, at + 1, used);
    }
}
