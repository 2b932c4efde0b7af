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

    @Alternative(
            """
            multiplies and adds, and adds a power of two where a number came out negative;
            the digits by long division
            """)
    public static class AddsPowersOfTwo implements UnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            return bits < 0 ? 256 + bits : bits;
        }

        @Override
        public int fromTwoBytes(byte first, byte second) {
            return fromByte(first) * 256 + fromByte(second);
        }

        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return fromTwoBytes(first, second) * 65_536L + fromTwoBytes(third, fourth);
        }

        @Override
        public int highestByte(int bits) {
            return Math.floorMod(Math.floorDiv(bits, 1 << 24), 256);
        }

        @Override
        public String decimal(long bits) {
            StringBuilder digits = new StringBuilder();
            int[] number = new int[64]; // binary digits, the highest first
            for (int i = 0; i < 64; i++) {
                number[i] = (int) (bits >> 63 - i & 1);
            }
            do {
                int rest = 0;
                for (int i = 0; i < 64; i++) {
                    rest = 2 * rest + number[i];
                    number[i] = rest / 10;
                    rest %= 10;
                }
                digits.append(rest);
            } while (java.util.Arrays.stream(number).sum() > 0);
            return digits.reverse().toString();
        }
    }
}
