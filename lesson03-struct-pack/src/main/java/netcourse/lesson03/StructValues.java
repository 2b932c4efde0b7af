package netcourse.lesson03;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/// What a caller gives to be packed, as the number or the bytes that its code takes.
final class StructValues {
    private StructValues() {}

    /// An integer within the code's range.
    static long integer(Object value, StructField field, int index) {
        long number;
        if (value instanceof Integer i) {
            number = i;
        } else if (value instanceof Long l) {
            number = l;
        } else {
            number = otherInteger(value, field, index);
        }
        StructType type = field.type();
        if (number < type.min() || number > type.max()) {
            throw outOfRange(value, field, index);
        }
        return number;
    }

    private static long otherInteger(Object value, StructField field, int index) {
        BigInteger number = bigInteger(value, field, index);
        if (number.bitLength() > 63) {
            throw outOfRange(value, field, index);
        }
        return number.longValue();
    }

    /// The bits of an integer of a code whose range is larger than a `long`'s.
    static long bits64(Object value, StructField field, int index) {
        BigInteger number = bigInteger(value, field, index);
        boolean negative = number.signum() < 0;
        boolean fits =
                negative
                        ? field.type() == StructType.POINTER && number.bitLength() <= 63
                        : number.bitLength() <= 64;
        if (!fits) {
            throw outOfRange(value, field, index);
        }
        return number.longValue();
    }

    private static BigInteger bigInteger(Object value, StructField field, int index) {
        return switch (value) {
            case BigInteger big -> big;
            case Integer i -> BigInteger.valueOf(i);
            case Long l -> BigInteger.valueOf(l);
            case Short s -> BigInteger.valueOf(s);
            case Byte b -> BigInteger.valueOf(b);
            case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
            case null, default -> throw wrongType("an integer", value, field, index);
        };
    }

    /// A number with a fraction, or an integer, rounded to the nearest `double`.
    static double decimal(Object value, StructField field, int index) {
        return switch (value) {
            case Double d -> d;
            case Float f -> widened(f);
            case Integer i -> i;
            case Long l -> l;
            case BigInteger big -> {
                requireFit(Double.isFinite(big.doubleValue()), big, field, index);
                yield big.doubleValue();
            }
            case Short s -> s;
            case Byte b -> b;
            case Boolean b -> b ? 1 : 0;
            case null, default -> throw wrongType("a number", value, field, index);
        };
    }

    /// Keeps the bits of a NaN, which a cast need not.
    private static double widened(float value) {
        if (!Float.isNaN(value)) {
            return value;
        }
        int bits = Float.floatToRawIntBits(value);
        return Double.longBitsToDouble(
                (bits & 0x8000_0000L) << 32 | 0x7ff8_0000_0000_0000L | (bits & 0x7f_ffffL) << 29);
    }

    /// Whether Python takes it for true: not zero, not empty, not nothing.
    static boolean isTrue(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean b -> b;
            case BigInteger big -> big.signum() != 0;
            case Number number -> number.doubleValue() != 0;
            case CharSequence text -> !text.isEmpty();
            case byte[] bytes -> bytes.length > 0;
            case Object[] array -> array.length > 0;
            case Collection<?> all -> !all.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    static byte[] octets(Object value, StructField field, int index) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        throw wrongType("a byte[]", value, field, index);
    }

    static byte octet(Object value, StructField field, int index) {
        byte[] bytes = octets(value, field, index);
        if (bytes.length != 1) {
            throw refused(field, index, "must be 1 byte, was " + bytes.length);
        }
        return bytes[0];
    }

    static void requireFit(boolean fits, Number value, StructField field, int index) {
        if (!fits) {
            String max =
                    switch (field.type()) {
                        case HALF -> "65504.0";
                        case FLOAT -> String.valueOf(Float.MAX_VALUE);
                        default -> String.valueOf(Double.MAX_VALUE);
                    };
            throw refused(field, index, "must be -%s..%s, was %s".formatted(max, max, value));
        }
    }

    private static IllegalArgumentException outOfRange(Object value, StructField field, int index) {
        return refused(field, index, "must be %s, was %s".formatted(field.type().range(), value));
    }

    private static IllegalArgumentException wrongType(
            String expected, Object value, StructField field, int index) {
        String was = value == null ? "null" : "of type " + value.getClass().getSimpleName();
        return refused(field, index, "must be %s, was %s".formatted(expected, was));
    }

    private static IllegalArgumentException refused(StructField field, int index, String why) {
        return new IllegalArgumentException(field.describe(index) + " " + why);
    }
}
