package netcourse.lesson03;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// Numbers at any place of an array, in both byte orders.
final class RawBytes {
    private static final VarHandle BIG_SHORT = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_INT = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_LONG = view(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_SHORT = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_INT = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_LONG = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final BigInteger TWO_TO_64 = BigInteger.TWO.pow(64);

    private RawBytes() {}

    private static VarHandle view(Class<?> array, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(array, order);
    }

    static short shortAt(byte[] bytes, int at, boolean big) {
        return big ? (short) BIG_SHORT.get(bytes, at) : (short) LITTLE_SHORT.get(bytes, at);
    }

    static int intAt(byte[] bytes, int at, boolean big) {
        return big ? (int) BIG_INT.get(bytes, at) : (int) LITTLE_INT.get(bytes, at);
    }

    static long longAt(byte[] bytes, int at, boolean big) {
        return big ? (long) BIG_LONG.get(bytes, at) : (long) LITTLE_LONG.get(bytes, at);
    }

    static void putShort(byte[] bytes, int at, short value, boolean big) {
        if (big) {
            BIG_SHORT.set(bytes, at, value);
        } else {
            LITTLE_SHORT.set(bytes, at, value);
        }
    }

    static void putInt(byte[] bytes, int at, int value, boolean big) {
        if (big) {
            BIG_INT.set(bytes, at, value);
        } else {
            LITTLE_INT.set(bytes, at, value);
        }
    }

    static void putLong(byte[] bytes, int at, long value, boolean big) {
        if (big) {
            BIG_LONG.set(bytes, at, value);
        } else {
            LITTLE_LONG.set(bytes, at, value);
        }
    }

    /// The number that 64 bits are without a sign.
    static BigInteger unsigned(long bits) {
        BigInteger signed = BigInteger.valueOf(bits);
        return bits < 0 ? signed.add(TWO_TO_64) : signed;
    }
}
