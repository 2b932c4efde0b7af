package netcourse.lesson03;

/// Floating-point numbers as the bits of the smaller IEEE 754 formats, binary16 and binary32.
final class FloatBits {
    private static final double HALF_MAX = 65504;
    private static final int HALF_MIN_EXPONENT = -14;
    private static final int HALF_FRACTION_BITS = 10;

    private FloatBits() {}

    /// Whether a number rounds to one that a half has: the infinite ones and NaN do.
    static boolean fitsHalf(double value) {
        return !(Math.abs(rounded(value)) > HALF_MAX) || Double.isInfinite(value);
    }

    /// The half next to a number, of two equally near ones the even; a NaN is the quiet one.
    static short half(double value) {
        if (Double.isNaN(value)) {
            return (short) (Double.doubleToRawLongBits(value) < 0 ? 0xfe00 : 0x7e00);
        }
        return Float.floatToFloat16((float) rounded(value));
    }

    /// By way of a float it would be rounded twice: 0x1ffdffffff/2^26 would come out too large.
    private static double rounded(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return value;
        }
        int exponent = Math.max(Math.getExponent(value), HALF_MIN_EXPONENT);
        // Powers of two: neither the division nor the multiplication rounds.
        double step = Math.scalb(1.0, exponent - HALF_FRACTION_BITS);
        return Math.rint(value / step) * step;
    }

    /// Whether a finite number stays finite as a float.
    static boolean fitsFloat(double value) {
        return !Float.isInfinite((float) value) || Double.isInfinite(value);
    }

    /// The float next to a number. A NaN keeps its sign and the upper bits of its fraction, and
    /// becomes quiet: so does C's cast, while Java leaves it open.
    static int floatBits(double value) {
        if (!Double.isNaN(value)) {
            return Float.floatToRawIntBits((float) value);
        }
        long bits = Double.doubleToRawLongBits(value);
        return (int) (bits >>> 32 & 0x8000_0000L | 0x7fc0_0000L | bits >>> 29 & 0x3f_ffffL);
    }

    /// A float as a double. A NaN keeps its sign and fraction, which a cast leaves open.
    static double widened(float value) {
        if (!Float.isNaN(value)) {
            return value;
        }
        int bits = Float.floatToRawIntBits(value);
        return Double.longBitsToDouble(
                (bits & 0x8000_0000L) << 32 | 0x7ff8_0000_0000_0000L | (bits & 0x7f_ffffL) << 29);
    }
}
