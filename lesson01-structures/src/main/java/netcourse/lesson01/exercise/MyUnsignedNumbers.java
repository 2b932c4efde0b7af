package netcourse.lesson01.exercise;

import netcourse.common.Todo;

/// Exercise 1.1; the task is in [UnsignedNumbers], hints in `hints/1.1.md`.
public class MyUnsignedNumbers implements UnsignedNumbers {
    @Override
    public int fromByte(byte bits) {
        throw new Todo("1.1");
    }

    @Override
    public int fromTwoBytes(byte first, byte second) {
        throw new Todo("1.1");
    }

    @Override
    public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
        throw new Todo("1.1");
    }

    @Override
    public int highestByte(int bits) {
        throw new Todo("1.1");
    }

    @Override
    public String decimal(long bits) {
        throw new Todo("1.1");
    }
}
