package netcourse.lesson01.answer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import netcourse.authoring.Alternative;
import netcourse.lesson01.exercise.NumberBytes;

/// Unusual but correct solutions of exercise 1.2, numbers in both byte orders.
public final class NumberBytesAlternatives {
    private NumberBytesAlternatives() {}

    @Alternative("sees the array as numbers through a VarHandle, which compiles to a single move")
    public static class SeesArrayAsNumbers implements NumberBytes {
        private static VarHandle view(Class<?> arrayType, ByteOrder order) {
            return MethodHandles.byteArrayViewVarHandle(arrayType, order);
        }

        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            if (value != (char) value) {
                throw new IllegalArgumentException(value + " is more than 65535, or less than 0");
            }
            view(short[].class, order).set(target, offset, (short) value);
        }

        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            if (value >>> 32 != 0) {
                throw new IllegalArgumentException(
                        value + " is more than 4294967295, or less than 0");
            }
            view(int[].class, order).set(target, offset, (int) value);
        }

        @Override
        public void write64(long bits, ByteOrder order, byte[] target, int offset) {
            view(long[].class, order).set(target, offset, bits);
        }

        @Override
        public int read16(byte[] source, int offset, ByteOrder order) {
            return Short.toUnsignedInt((short) view(short[].class, order).get(source, offset));
        }

        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            return Integer.toUnsignedLong((int) view(int[].class, order).get(source, offset));
        }

        @Override
        public long read64(byte[] source, int offset, ByteOrder order) {
            return (long) view(long[].class, order).get(source, offset);
        }
    }
}
