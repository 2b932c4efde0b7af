package netcourse.lesson03;

import java.math.BigInteger;
import java.util.List;

/// `e f d`: a number with a fraction, as IEEE 754 has it in 2, 4 or 8 bytes.
///
/// @param cast whether too large a number becomes infinite, as in C, instead of being refused
record FloatType(IntegerType bits, boolean cast) implements StructType {
    private static final double HALF_MAX = 65504;
    private static final int HALF_MIN_EXPONENT = -14;
    private static final int HALF_FRACTION_BITS = 10;

    @Override
    public int bytes() {
        return bits.bytes();
    }

    @Override
    public List<Class<?>> componentTypes() {
        return bytes() == 8 ? List.of(double.class) : List.of(float.class, double.class);
    }

    @Override
    public void pack(byte[] out, int at, Object value) {
        double number = number(value);
        switch (bytes()) {
            case 2 -> bits.put(out, at, half(number));
            case 4 -> bits.put(out, at, single(number));
            default -> bits.put(out, at, Double.doubleToRawLongBits(number));
        }
    }

    @Override
    public Object unpack(byte[] in, int at) {
        return switch (bytes()) {
            case 2 -> Float.float16ToFloat((short) bits.get(in, at));
            case 4 -> Float.intBitsToFloat((int) bits.get(in, at));
            default -> Double.longBitsToDouble(bits.get(in, at));
        };
    }

    /// A number with a fraction, or an integer, rounded to the nearest `double`.
    private static double number(Object value) {
        return switch (value) {
            case Double d -> d;
            case Float f -> widened(f);
            case Integer i -> i;
            case Long l -> l;
            case BigInteger big -> {
                requireFit(Double.isFinite(big.doubleValue()), Double.MAX_VALUE, big);
                yield big.doubleValue();
            }
            case Short s -> s;
            case Byte b -> b;
            case Boolean b -> b ? 1 : 0;
            case null, default -> throw StructType.wrongType("a number", value);
        };
    }

    private static void requireFit(boolean fits, double max, Number value) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "must be -%s..%s, was %s".formatted(max, max, value));
        }
    }

    /// The bits of the half next to a number, of two equally near ones the even; a NaN is the quiet
    /// one.
    private static short half(double value) {
        if (Double.isNaN(value)) {
            return (short) (Double.doubleToRawLongBits(value) < 0 ? 0xfe00 : 0x7e00);
        }
        double rounded = Double.isInfinite(value) ? value : roundedToHalf(value);
        requireFit(Double.isInfinite(value) || Math.abs(rounded) <= HALF_MAX, HALF_MAX, value);
        return Float.floatToFloat16((float) rounded);
    }

    /// By way of a float it would be rounded twice: 0x1ffdffffff/2^26 would come out too large.
    private static double roundedToHalf(double value) {
        int exponent = Math.max(Math.getExponent(value), HALF_MIN_EXPONENT);
        // Powers of two: neither the division nor the multiplication rounds.
        double step = Math.scalb(1.0, exponent - HALF_FRACTION_BITS);
        return Math.rint(value / step) * step;
    }

    /// The bits of the float next to a number. A NaN keeps its sign and the upper bits of its
    /// fraction, and becomes quiet: so does C's cast, while Java leaves it open.
    private int single(double value) {
        if (Double.isNaN(value)) {
            long bits = Double.doubleToRawLongBits(value);
            return (int) (bits >>> 32 & 0x8000_0000L | 0x7fc0_0000L | bits >>> 29 & 0x3f_ffffL);
        }
        float near = (float) value;
        boolean fits = !Float.isInfinite(near) || Double.isInfinite(value);
        requireFit(cast || fits, Float.MAX_VALUE, value);
        return Float.floatToRawIntBits(near);
    }

    /// A float as a double. A NaN keeps its sign and fraction, which a cast leaves open.
    private static double widened(float value) {
        if (!Float.isNaN(value)) {
            return value;
        }
        int bits = Float.floatToRawIntBits(value);
        return Double.longBitsToDouble(
                (bits & 0x8000_0000L) << 32 | 0x7ff8_0000_0000_0000L | (bits & 0x7f_ffffL) << 29);
    }
}
