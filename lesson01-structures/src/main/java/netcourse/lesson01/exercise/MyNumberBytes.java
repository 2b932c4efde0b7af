package netcourse.lesson01.exercise;

import java.nio.ByteOrder;
import netcourse.common.Todo;

/// Exercise 1.2; the task is in [NumberBytes], hints in `hints/1.2.md`.
public class MyNumberBytes implements NumberBytes {
    @Override
    public void write16(int value, ByteOrder order, byte[] target, int offset) {
        throw new Todo("1.2");
    }

    @Override
    public void write32(long value, ByteOrder order, byte[] target, int offset) {
        throw new Todo("1.2");
    }

    @Override
    public void write64(long bits, ByteOrder order, byte[] target, int offset) {
        throw new Todo("1.2");
    }

    @Override
    public int read16(byte[] source, int offset, ByteOrder order) {
        throw new Todo("1.2");
    }

    @Override
    public long read32(byte[] source, int offset, ByteOrder order) {
        throw new Todo("1.2");
    }

    @Override
    public long read64(byte[] source, int offset, ByteOrder order) {
        throw new Todo("1.2");
    }
}
