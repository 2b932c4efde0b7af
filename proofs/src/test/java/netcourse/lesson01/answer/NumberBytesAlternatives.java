package netcourse.lesson01.answer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
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

    @Alternative("goes by way of hexadecimal text, turned round pair by pair for little-endian")
    public static class GoesByHexText implements NumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            write(allowed(value, 2), 2, order, target, offset);
        }

        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            write(allowed(value, 4), 4, order, target, offset);
        }

        @Override
        public void write64(long bits, ByteOrder order, byte[] target, int offset) {
            write(bits, 8, order, target, offset);
        }

        @Override
        public int read16(byte[] source, int offset, ByteOrder order) {
            return (int) read(source, offset, 2, order);
        }

        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            return read(source, offset, 4, order);
        }

        @Override
        public long read64(byte[] source, int offset, ByteOrder order) {
            return read(source, offset, 8, order);
        }

        private static long allowed(long value, int size) {
            if (Long.toHexString(value).length() > 2 * size) {
                long most = HexFormat.fromHexDigitsToLong("f".repeat(2 * size));
                throw new IllegalArgumentException("0 to " + most + " are allowed, not " + value);
            }
            return value;
        }

        private static void write(long value, int size, ByteOrder order, byte[] to, int offset) {
            String hex = HexFormat.of().toHexDigits(value, 2 * size);
            byte[] bytes = HexFormat.of().parseHex(inOrder(hex, order));
            System.arraycopy(bytes, 0, to, offset, size);
        }

        private static long read(byte[] source, int offset, int size, ByteOrder order) {
            String hex = HexFormat.of().formatHex(source, offset, offset + size);
            return HexFormat.fromHexDigitsToLong(inOrder(hex, order));
        }

        private static String inOrder(String hex, ByteOrder order) {
            if (order == ByteOrder.BIG_ENDIAN || hex.isEmpty()) {
                return hex;
            }
            return inOrder(hex.substring(2), order) + hex.substring(0, 2);
        }
    }
}
