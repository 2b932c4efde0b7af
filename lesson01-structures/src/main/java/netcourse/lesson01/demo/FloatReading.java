package netcourse.lesson01.demo;

/// Bits read as a floating-point number of IEEE 754.
///
/// ```
///            sign  exponent  fraction   bias
/// binary16      1         5        10     15
/// binary32      1         8        23    127   float
/// binary64      1        11        52   1023   double
/// ```
///
/// The value is ±1.fraction × 2^(exponent − bias). An exponent of only zeros means ±0.fraction ×
/// 2^(1 − bias), one of only ones infinity (fraction 0) or not a number.
///
/// @param bits the sign is the highest of them that counts
/// @param exponentBits how many
/// @param fractionBits how many
record FloatReading(long bits, int exponentBits, int fractionBits) {
    private long biased() {
        return bits >>> fractionBits & (1L << exponentBits) - 1;
    }

    private long fractionField() {
        return bits & (1L << fractionBits) - 1;
    }

    private int bias() {
        return (1 << exponentBits - 1) - 1;
    }

    private boolean isSubnormal() {
        return biased() == 0;
    }

    private boolean isFinite() {
        return biased() != (1L << exponentBits) - 1;
    }

    String sign() {
        return (bits >>> exponentBits + fractionBits & 1) == 0 ? "0: +" : "1: -";
    }

    String exponent() {
        String field = Long.toString(biased());
        if (!isFinite()) {
            return field + ": infinity or not a number";
        }
        return field + ": 2^" + (isSubnormal() ? 1 - bias() : biased() - bias());
    }

    String fraction() {
        double value = (isSubnormal() ? 0 : 1) + fractionField() / (double) (1L << fractionBits);
        return fractionField() + (isFinite() ? ": " + value : "");
    }

    /// The number that the three parts make.
    double value() {
        double sign = sign().endsWith("-") ? -1 : 1;
        if (!isFinite()) {
            return fractionField() == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        double fraction = (isSubnormal() ? 0 : 1) + fractionField() / (double) (1L << fractionBits);
        int exponent = (int) (isSubnormal() ? 1 - bias() : biased() - bias());
        return sign * Math.scalb(fraction, exponent);
    }

    /// As Java prints it: the shortest digits that lead back to the same bits.
    @Override
    public String toString() {
        return exponentBits == 11 ? Double.toString(value()) : Float.toString((float) value());
    }
}
