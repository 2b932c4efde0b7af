package netcourse.lesson01.answer;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import netcourse.authoring.Alternative;
import netcourse.lesson01.exercise.UnsignedNumbers;

/// Unusual but correct solutions of exercise 1.1, unsigned numbers from signed bytes.
public final class UnsignedNumbersAlternatives {
    private UnsignedNumbersAlternatives() {}

    @Alternative(
            """
            lets BigInteger read a magnitude: sign 1, then the bytes, so there is no
            sign bit
            """)
    public static class ReadsBigIntegers implements UnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            return number(bits).intValueExact();
        }

        @Override
        public int fromTwoBytes(byte first, byte second) {
            return number(first, second).intValueExact();
        }

        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return number(first, second, third, fourth).longValueExact();
        }

        @Override
        public int highestByte(int bits) {
            return number(ByteBuffer.allocate(4).putInt(bits).get(0)).intValueExact();
        }

        @Override
        public String decimal(long bits) {
            return number(ByteBuffer.allocate(8).putLong(bits).array()).toString();
        }

        private static BigInteger number(byte... magnitude) {
            return new BigInteger(1, magnitude);
        }
    }
}
