package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.answer.SolvedUnsignedNumbers;

/// Common mistakes in exercise 1.1, unsigned numbers from signed bytes, in the order of the
/// behaviours of [netcourse.lesson01.UnsignedNumbersCheck] that catch them.
public final class UnsignedNumbersMistakes {
    private UnsignedNumbersMistakes() {}

    @Mistake(
            does = "uses a byte as a number as it is",
            sees =
                    """
                    A byte goes from -128 to 127: every number from 128 up comes out 256 too small.
                    """,
            caughtBy = "readsOneByteAsUnsigned")
    public static class KeepsByteSign extends SolvedUnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            return bits;
        }
    }

    @Mistake(
            does = "takes the absolute value",
            sees =
                    """
                    The top bit is not a minus sign in front of the other seven: in two's complement
                    ff is -1, so 255 comes out as 1.
                    """,
            caughtBy = "readsOneByteAsUnsigned")
    public static class TakesAbsoluteValue extends SolvedUnsignedNumbers {
        @Override
        public int fromByte(byte bits) {
            return Math.abs(bits);
        }
    }

    @Mistake(
            does = "puts bytes together with their sign",
            sees =
                    """
                    A byte from 80 up becomes an int with 24 leading ones, and these cover what
                    stands to its left: 01 ff becomes -1.
                    """,
            caughtBy = "readsTwoBytesAsUnsigned")
    public static class ForgetsMask extends SolvedUnsignedNumbers {
        @Override
        public int fromTwoBytes(byte first, byte second) {
            return first << 8 | second;
        }
    }

    @Mistake(
            does = "takes the highest of 32 bits for a sign",
            sees =
                    """
                    From 2147483648 up the number is negative. Where four bytes are put together in
                    an int, bit 31 is its sign, and a long inherits it; and the first byte has a
                    sign of its own.
                    """,
            caughtBy = "readsFourBytesAsUnsigned")
    public static class KeepsBit31AsSign extends SolvedUnsignedNumbers {
        @Override
        public long fromFourBytes(byte first, byte second, byte third, byte fourth) {
            return (first & 0xff) << 24
                    | (second & 0xff) << 16
                    | (third & 0xff) << 8
                    | fourth & 0xff;
        }
    }

    @Mistake(
            does = "fills the upper bits with copies of the sign bit",
            sees =
                    """
                    That is what >> does, and what a byte does when it becomes an int: the first
                    byte of c0 a8 00 01 comes out as -64.
                    """,
            caughtBy = "takesTheHighestByteOfFour")
    public static class CopiesSignBit extends SolvedUnsignedNumbers {
        @Override
        public int highestByte(int bits) {
            return bits >> 24;
        }
    }

    @Mistake(
            does = "takes the top bit of a long for a sign",
            sees =
                    """
                    String.valueOf, + and %d do that, and so does a BigInteger made of the long or
                    of its bytes: 18446744073709551615 is shown as -1.
                    """,
            caughtBy = "writesEightBytesWithoutSign")
    public static class PrintsSigned extends SolvedUnsignedNumbers {
        @Override
        public String decimal(long bits) {
            return Long.toString(bits);
        }
    }
}
