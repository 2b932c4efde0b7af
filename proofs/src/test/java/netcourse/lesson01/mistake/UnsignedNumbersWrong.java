package netcourse.lesson01.mistake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import netcourse.authoring.Wrong;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;

/// Further wrong solutions of exercise 1.1.
public final class UnsignedNumbersWrong {
    private UnsignedNumbersWrong() {}

    @Wrong(
            value = "does nothing in fromByte() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyFromByte extends SolvedUnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            return 0;
        }
    }

    @Wrong(
            value = "does nothing in fromTwoBytes() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyFromTwoBytes extends SolvedUnsignedNumbers {
        @Override
        public int fromTwoBytes(byte first, byte second) {
            return 0;
        }
    }

    @Wrong(
            value = "does nothing in fromFourBytes() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyFromFourBytes extends SolvedUnsignedNumbers {
        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return 0;
        }
    }

    @Wrong(
            value = "does nothing in highestByte() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyHighestByte extends SolvedUnsignedNumbers {
        @Override
        public int highestByte(int bits) {
            return 0;
        }
    }

    @Wrong(
            value = "does nothing in decimal() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyDecimal extends SolvedUnsignedNumbers {
        @Override
        public String decimal(long bits) {
            return null;
        }
    }

    @Wrong(
            value = "throws an exception of its own, which has nothing to do with the task",
            nameless = true)
    public static class Throws extends SolvedUnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            throw new IllegalStateException("not today");
        }

        @Override
        public int fromTwoBytes(byte first, byte second) {
            throw new IllegalStateException("not today");
        }

        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            throw new IllegalStateException("not today");
        }

        @Override
        public int highestByte(int bits) {
            throw new IllegalStateException("not today");
        }

        @Override
        public String decimal(long bits) {
            throw new IllegalStateException("not today");
        }
    }

    @Wrong("takes 80 for 0: keeps seven bits")
    public static class KeepsSevenBits extends SolvedUnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            return bits & 0x7f;
        }
    }

    @Wrong("adds 256 to what is not positive, 0 among it")
    public static class TakesZeroFor256 extends SolvedUnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            return bits > 0 ? bits : bits + 256;
        }
    }

    @Wrong("takes the less significant byte first")
    public static class LittleEndian extends SolvedUnsignedNumbers {
        @Override
        public int fromTwoBytes(byte first, byte second) {
            return (second & 0xff) << 8 | first & 0xff;
        }
    }

    @Wrong(value = "gives what a short holds", nameless = true)
    public static class ShortOfTwoBytes extends SolvedUnsignedNumbers {
        @Override
        public int fromTwoBytes(byte first, byte second) {
            return (short) super.fromTwoBytes(first, second);
        }
    }

    @Wrong("adds the bytes of four with their sign")
    public static class SubtractsThirdByte extends SolvedUnsignedNumbers {
        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return (first & 0xffL) << 24 | (second & 0xffL) << 16 | (third << 8) + (fourth & 0xff);
        }
    }

    @Wrong("clips at the largest int")
    public static class ClipsToInt extends SolvedUnsignedNumbers {
        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return Math.min(super.fromFourBytes(first, second, third, fourth), Integer.MAX_VALUE);
        }
    }

    @Wrong("goes by way of a float, which has 24 bits for the digits")
    public static class ByWayOfFloat extends SolvedUnsignedNumbers {
        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return (long) (float) super.fromFourBytes(first, second, third, fourth);
        }
    }

    @Wrong("takes the magnitude of the highest byte")
    public static class DividesByPowerOfTwo extends SolvedUnsignedNumbers {
        @Override
        public int highestByte(int bits) {
            return (bits / (1 << 24)) & 0xff;
        }
    }

    @Wrong("throws for a negative argument")
    public static class RefusesNegative extends SolvedUnsignedNumbers {
        @Override
        public int highestByte(int bits) {
            if (bits < 0) {
                throw new IllegalArgumentException("must not be negative");
            }
            return bits >>> 24;
        }
    }

    @Wrong("goes by way of a double, which has 53 bits for the digits")
    public static class ByWayOfDouble extends SolvedUnsignedNumbers {
        @Override
        public String decimal(long bits) {
            double value = bits < 0 ? bits + 0x1p64 : bits;
            return new BigDecimal(value).toPlainString();
        }
    }

    @Wrong("writes 0 as an empty text")
    public static class EmptyForZero extends SolvedUnsignedNumbers {
        @Override
        public String decimal(long bits) {
            return bits == 0 ? "" : super.decimal(bits);
        }
    }

    @Wrong("takes the magnitude of the bytes without their sign bit")
    public static class DropsTopBit extends SolvedUnsignedNumbers {
        @Override
        public String decimal(long bits) {
            return BigInteger.valueOf(bits & Long.MAX_VALUE).toString();
        }
    }

    @Wrong("puts separators between thousands")
    public static class GroupsDigits extends SolvedUnsignedNumbers {
        @Override
        public String decimal(long bits) {
            return bits < 0 ? super.decimal(bits) : "%,d".formatted(bits);
        }
    }

    @Wrong(value = "gives the absolute value of the long", nameless = true)
    public static class AbsoluteLong extends SolvedUnsignedNumbers {
        @Override
        public String decimal(long bits) {
            return "" + Math.abs(bits);
        }
    }

    @Wrong(value = "gives the absolute value of the int", nameless = true)
    public static class AbsoluteInt extends SolvedUnsignedNumbers {
        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return Math.abs((int) super.fromFourBytes(first, second, third, fourth));
        }
    }

    @Wrong("makes a long of the first byte, with its sign")
    public static class FirstByteSigned extends SolvedUnsignedNumbers {
        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return (long) first << 24 | (second & 0xff) << 16 | (third & 0xff) << 8 | fourth & 0xff;
        }
    }

    @Wrong(value = "gives 127 for all that is greater", nameless = true)
    public static class ClipsToByte extends SolvedUnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            return Math.min(super.fromByte(bits), Byte.MAX_VALUE);
        }
    }

    @Wrong("casts the highest byte to a byte")
    public static class CastsHighestByte extends SolvedUnsignedNumbers {
        @Override
        public int highestByte(int bits) {
            return (byte) (bits >>> 24);
        }
    }

    @Wrong("makes a BigInteger of the eight bytes")
    public static class BigIntegerOfBytes extends SolvedUnsignedNumbers {
        @Override
        public String decimal(long bits) {
            return new BigInteger(ByteBuffer.allocate(8).putLong(bits).array()).toString();
        }
    }
}
