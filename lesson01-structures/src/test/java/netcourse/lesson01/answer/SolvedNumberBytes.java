package netcourse.lesson01.answer;

import java.nio.ByteOrder;
import java.util.Objects;
import netcourse.lesson01.exercise.NumberBytes;

/// The answer to exercise 1.2.
public class SolvedNumberBytes implements NumberBytes {
    @Override
    public void write16(int value, ByteOrder order, byte[] target, int offset) {
        write(inRange(value, 0xffff), 2, order, target, offset);
    }

    @Override
    public void write32(long value, ByteOrder order, byte[] target, int offset) {
        write(inRange(value, 0xffff_ffffL), 4, order, target, offset);
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

    private static long inRange(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("value must be 0.." + max + ", was " + value);
        }
        return value;
    }

    // @start region="both-byte-orders"
    private static void write(long value, int size, ByteOrder order, byte[] target, int offset) {
        Objects.checkFromIndexSize(offset, size, target.length);
        for (int i = 0; i < size; i++) {
            target[offset + i] = (byte) (value >>> shift(i, size, order));
        }
    }

    private static long read(byte[] source, int offset, int size, ByteOrder order) {
        Objects.checkFromIndexSize(offset, size, source.length);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (source[offset + i] & 0xffL) << shift(i, size, order);
        }
        return value;
    }

    private static int shift(int index, int size, ByteOrder order) {
        return 8 * (order == ByteOrder.BIG_ENDIAN ? size - 1 - index : index);
    }
    // @end
}
