package netcourse.lesson03;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/// What a caller gives to be packed, as the number or the bytes that its code takes; and what is
/// refused.
final class StructValues {
    private static final int UNSIGNED_BITS = 64;

    private StructValues() {}

    /// An integer that fits a `long`: one that does not fits no code that asks for it here.
    static long integer(Object value, StructField field, int index) {
        if (value instanceof Integer i) {
            return i;
        }
        if (value instanceof Long l) {
            return l;
        }
        BigInteger number = bigInteger(value, field, index);
        if (number.bitLength() >= Long.SIZE) {
            throw refused(field, index, "must be %s, was %s".formatted(range(field), value));
        }
        return number.longValue();
    }

    private static String range(StructField field) {
        int bits = 8 * field.type().bytes();
        boolean signed = Character.isLowerCase(field.code());
        BigInteger end = BigInteger.TWO.pow(signed ? bits - 1 : bits);
        return (signed ? end.negate() : BigInteger.ZERO) + ".." + end.subtract(BigInteger.ONE);
    }

    static BigInteger bigInteger(Object value, StructField field, int index) {
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
            case Float f -> FloatBits.widened(f);
            case Integer i -> i;
            case Long l -> l;
            case BigInteger big -> {
                double near = big.doubleValue();
                requireFit(Double.isFinite(near), Double.MAX_VALUE, big, field, index);
                yield near;
            }
            case Short s -> s;
            case Byte b -> b;
            case Boolean b -> b ? 1 : 0;
            case null, default -> throw wrongType("a number", value, field, index);
        };
    }

    /// Whether Python takes it for true: not zero, not empty, not nothing.
    static boolean truth(Object value, StructField field, int index) {
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

    static byte[] bytes(Object value, StructField field, int index) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        throw wrongType("a byte[]", value, field, index);
    }

    static void requireRange(long value, long min, long max, StructField field, int index) {
        if (value < min || value > max) {
            throw refused(field, index, "must be %d..%d, was %d".formatted(min, max, value));
        }
    }

    /// From `min` to the largest number of 64 bits.
    static void requireRange(BigInteger value, BigInteger min, StructField field, int index) {
        if (value.compareTo(min) < 0 || value.signum() > 0 && value.bitLength() > UNSIGNED_BITS) {
            BigInteger max = BigInteger.TWO.pow(UNSIGNED_BITS).subtract(BigInteger.ONE);
            throw refused(field, index, "must be %s..%s, was %s".formatted(min, max, value));
        }
    }

    static void requireFit(boolean fits, double max, Number value, StructField field, int index) {
        if (!fits) {
            throw refused(field, index, "must be -%s..%s, was %s".formatted(max, max, value));
        }
    }

    static void requireOne(byte[] value, StructField field, int index) {
        if (value.length != 1) {
            throw refused(field, index, "must be 1 byte, was " + value.length);
        }
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
