package netcourse.lesson03;

import static netcourse.lesson03.StructValues.requireRange;

import java.math.BigInteger;

/// Writes a value into bytes: a method for each [StructType], called as it is in lower case. The
/// interpreter calls them through a switch, compiled code directly.
///
/// All take the array, the place of the first byte, whether the order is big-endian, the value,
/// and, for an error, the field and the value's index.
final class StructWriter {
    private StructWriter() {}

    static void int8(byte[] b, int at, boolean big, long value, StructField field, int index) {
        requireRange(value, Byte.MIN_VALUE, Byte.MAX_VALUE, field, index);
        b[at] = (byte) value;
    }

    static void uint8(byte[] b, int at, boolean big, long value, StructField field, int index) {
        requireRange(value, 0, 0xff, field, index);
        b[at] = (byte) value;
    }

    static void int16(byte[] b, int at, boolean big, long value, StructField field, int index) {
        requireRange(value, Short.MIN_VALUE, Short.MAX_VALUE, field, index);
        RawBytes.putShort(b, at, (short) value, big);
    }

    static void uint16(byte[] b, int at, boolean big, long value, StructField field, int index) {
        requireRange(value, 0, 0xffff, field, index);
        RawBytes.putShort(b, at, (short) value, big);
    }

    static void int32(byte[] b, int at, boolean big, long value, StructField field, int index) {
        requireRange(value, Integer.MIN_VALUE, Integer.MAX_VALUE, field, index);
        RawBytes.putInt(b, at, (int) value, big);
    }

    static void uint32(byte[] b, int at, boolean big, long value, StructField field, int index) {
        requireRange(value, 0, 0xffff_ffffL, field, index);
        RawBytes.putInt(b, at, (int) value, big);
    }

    static void int64(byte[] b, int at, boolean big, long value, StructField field, int index) {
        RawBytes.putLong(b, at, value, big);
    }

    static void uint64(
            byte[] b, int at, boolean big, BigInteger value, StructField field, int index) {
        requireRange(value, BigInteger.ZERO, field, index);
        RawBytes.putLong(b, at, value.longValue(), big);
    }

    /// CPython also takes a negative address, as its bits.
    static void pointer(
            byte[] b, int at, boolean big, BigInteger value, StructField field, int index) {
        requireRange(value, BigInteger.valueOf(Long.MIN_VALUE), field, index);
        RawBytes.putLong(b, at, value.longValue(), big);
    }

    static void half(byte[] b, int at, boolean big, double value, StructField field, int index) {
        StructValues.requireFit(FloatBits.fitsHalf(value), 65504.0, value, field, index);
        RawBytes.putShort(b, at, FloatBits.half(value), big);
    }

    static void float32(byte[] b, int at, boolean big, double value, StructField field, int index) {
        StructValues.requireFit(FloatBits.fitsFloat(value), Float.MAX_VALUE, value, field, index);
        RawBytes.putInt(b, at, FloatBits.floatBits(value), big);
    }

    static void cast32(byte[] b, int at, boolean big, double value, StructField field, int index) {
        RawBytes.putInt(b, at, FloatBits.floatBits(value), big);
    }

    static void float64(byte[] b, int at, boolean big, double value, StructField field, int index) {
        RawBytes.putLong(b, at, Double.doubleToRawLongBits(value), big);
    }

    static void bool(byte[] b, int at, boolean big, boolean value, StructField field, int index) {
        b[at] = (byte) (value ? 1 : 0);
    }

    static void octet(byte[] b, int at, boolean big, byte[] value, StructField field, int index) {
        StructValues.requireOne(value, field, index);
        b[at] = value[0];
    }

    /// The first bytes of a value; what it leaves free is zero already.
    static void octets(byte[] b, int at, boolean big, byte[] value, StructField field, int index) {
        System.arraycopy(value, 0, b, at, Math.min(value.length, field.count()));
    }

    /// A length, 255 at the most, and the bytes behind it.
    static void pascal(byte[] b, int at, boolean big, byte[] value, StructField field, int index) {
        int used = Math.min(value.length, field.count() - 1);
        if (used >= 0) {
            b[at] = (byte) Math.min(used, 255);
            System.arraycopy(value, 0, b, at + 1, used);
        }
    }
}
