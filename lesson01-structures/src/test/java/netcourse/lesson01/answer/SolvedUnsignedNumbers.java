package netcourse.lesson01.answer;

import netcourse.lesson01.exercise.UnsignedNumbers;

/// The answer to exercise 1.1.
public class SolvedUnsignedNumbers implements UnsignedNumbers {
    // @start region="unsigned"
    @Override
    public int fromByte(byte bits) {
        return bits & 0xff;
    }

    @Override
    public int fromTwoBytes(byte first, byte second) {
        return (first & 0xff) << 8 | second & 0xff;
    }

    @Override
    public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
        // The L matters: shifted by 24, an int would put its top bit into the sign.
        return (first & 0xffL) << 24 | (second & 0xff) << 16 | (third & 0xff) << 8 | fourth & 0xff;
    }

    @Override
    public int highestByte(int bits) {
        return bits >>> 24;
    }

    // @end

    @Override
    public String decimal(long bits) {
        return Long.toUnsignedString(bits);
    }
}
