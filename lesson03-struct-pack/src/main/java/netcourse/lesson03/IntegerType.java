package netcourse.lesson03;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.List;

/// `b B h H i I l L q n`: a whole number of 1, 2, 4 or 8 bytes, for which a `long` is enough.
///
/// @param min the least number that the bytes hold; negative if they have a sign
/// @param max the greatest
record IntegerType(int bytes, boolean bigEndian, long min, long max) implements StructType {
    private static final List<Class<?>> COMPONENT_TYPES =
            List.of(byte.class, short.class, int.class, long.class);

    // A short, an int or a long at any place of an array: what a ByteBuffer has inside.
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
    }

    static IntegerType signed(int bytes, boolean bigEndian) {
        long max = Long.MAX_VALUE >>> Long.SIZE - 8 * bytes;
        return new IntegerType(bytes, bigEndian, -max - 1, max);
    }

    /// @param bytes 1, 2 or 4; for 8 see [UnsignedLongType]
    static IntegerType unsigned(int bytes, boolean bigEndian) {
        return new IntegerType(bytes, bigEndian, 0, (1L << 8 * bytes) - 1);
    }

    @Override
    public void pack(byte[] out, int at, Object value) {
        put(out, at, checked(value));
    }

    private long checked(Object value) {
        if (value instanceof Integer i && i >= min && i <= max) {
            return i;
        }
        if (value instanceof Long l && l >= min && l <= max) {
            return l;
        }
        BigInteger number = bigInteger(value);
        if (number.bitLength() >= Long.SIZE
                || number.longValue() < min
                || number.longValue() > max) {
            throw new IllegalArgumentException(
                    "must be %d..%d, was %d".formatted(min, max, number));
        }
        return number.longValue();
    }

    static BigInteger bigInteger(Object value) {
        return switch (value) {
            case BigInteger big -> big;
            case Long l -> BigInteger.valueOf(l);
            case Integer i -> BigInteger.valueOf(i);
            case Short s -> BigInteger.valueOf(s);
            case Byte b -> BigInteger.valueOf(b);
            case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
            case null, default -> throw StructType.wrongType("an integer", value);
        };
    }

    /// Writes the lowest bytes of a number.
    void put(byte[] out, int at, long number) {
        long bits = bigEndian ? number : reversed(number);
        switch (bytes) {
            case 1 -> out[at] = (byte) bits;
            case 2 -> SHORT.set(out, at, (short) bits);
            case 4 -> INT.set(out, at, (int) bits);
            default -> LONG.set(out, at, bits);
        }
    }

    @Override
    public Object unpack(byte[] in, int at) {
        long number = min < 0 ? get(in, at) : get(in, at) & max;
        boolean small = bytes < Integer.BYTES || bytes == Integer.BYTES && min < 0;
        return small ? (Object) (int) number : (Object) number;
    }

    /// Reads a number in two's complement.
    long get(byte[] in, int at) {
        long bits =
                switch (bytes) {
                    case 1 -> in[at];
                    case 2 -> (short) SHORT.get(in, at);
                    case 4 -> (int) INT.get(in, at);
                    default -> (long) LONG.get(in, at);
                };
        return bigEndian ? bits : reversed(bits);
    }

    /// The lowest bytes in the other order, as a number in two's complement.
    private long reversed(long number) {
        return Long.reverseBytes(number) >> Long.SIZE - 8 * bytes;
    }

    /// From the type of as many bytes on, or from the next one if that has a sign and these bytes
    /// have none.
    @Override
    public List<Class<?>> componentTypes() {
        int sameSize = Integer.numberOfTrailingZeros(bytes);
        return COMPONENT_TYPES.subList(min < 0 ? sameSize : sameSize + 1, COMPONENT_TYPES.size());
    }
}
