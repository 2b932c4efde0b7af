package netcourse.lesson01.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.lesson01.exercise.InternetChecksum;

/// Common mistakes in exercise 1.7, the Internet checksum, in the order of the behaviours of
/// [netcourse.lesson01.InternetChecksumCheck] that catch them.
public final class InternetChecksumMistakes {
    private InternetChecksumMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class ChecksumInSteps implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return complement(fold(sum(bytes)));
        }

        long sum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                sum += i % 2 == 0 ? bytes[i] << 8 & 0xff00 : bytes[i] & 0xff;
            }
            return sum;
        }

        long fold(long sum) {
            long folded = sum;
            while (folded > 0xffff) {
                folded = (folded & 0xffff) + (folded >>> 16);
            }
            return folded;
        }

        int complement(long sum) {
            return (int) ~sum & 0xffff;
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }

    @Mistake(
            does = "returns the sum itself",
            sees =
                    """
                    The checksum is the complement of the sum: sum and checksum together make ffff.
                    """,
            caughtBy = "addsBigEndianNumbersAndComplements")
    public static class ForgetsComplement extends ChecksumInSteps {
        @Override
        int complement(long sum) {
            return (int) sum;
        }
    }

    @Mistake(
            does = "has the low byte in front of the high one",
            sees =
                    """
                    Every digit is right, but the two bytes have changed places: on the wire the
                    high byte comes first.
                    """,
            caughtBy = "addsBigEndianNumbersAndComplements")
    public static class LittleEndian extends ChecksumInSteps {
        @Override
        long sum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                sum += i % 2 == 0 ? bytes[i] & 0xff : bytes[i] << 8 & 0xff00;
            }
            return sum;
        }
    }

    @Mistake(
            does = "keeps 16 bits of the sum and drops the rest",
            sees =
                    """
                    What does not fit into 16 bits must be added at the low end again. Without
                    that, each carry makes the sum 1 too small.
                    """,
            caughtBy = "addsTheCarryAgain")
    public static class LosesCarry extends ChecksumInSteps {
        @Override
        long fold(long sum) {
            return sum & 0xffff;
        }
    }

    @Mistake(
            does = "adds the bytes as Java has them, signed",
            sees =
                    """
                    A byte from 80 up is negative in Java: it takes 256 from the sum, or 65536 if it
                    is the high half.
                    """,
            caughtBy = "takesHighBytesAsUnsigned")
    public static class SignedBytes extends ChecksumInSteps {
        @Override
        long sum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                sum += i % 2 == 0 ? bytes[i] << 8 : bytes[i];
            }
            return sum;
        }
    }

    @Mistake(
            does = "adds the carry once",
            sees =
                    """
                    Adding the carry can carry again: 1ffff becomes 10000, and only then 1.
                    """,
            caughtBy = "addsTheCarryOfTheCarryToo")
    public static class FoldsOnce extends ChecksumInSteps {
        @Override
        long fold(long sum) {
            return (sum & 0xffff) + (sum >>> 16);
        }
    }

    @Mistake(
            does = "has no way to take a single byte at the end",
            sees =
                    """
                    If the length is odd, one byte is left over: the index runs out of bounds, or
                    the byte is not counted.
                    """,
            caughtBy = "padsOddLengthWithTrailingZero")
    public static class NeedsPairs extends ChecksumInSteps {
        @Override
        long sum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i += 2) {
                sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
            }
            return sum;
        }
    }

    @Mistake(
            does = "pads an odd length with a zero before the last byte",
            sees =
                    """
                    The last byte is the high half of its number, and the zero comes after it: 07
                    counts as 0700.
                    """,
            caughtBy = "padsOddLengthWithTrailingZero")
    public static class PadsInFront extends ChecksumInSteps {
        @Override
        long sum(byte[] bytes) {
            int last = bytes.length - 1;
            return bytes.length % 2 == 0
                    ? super.sum(bytes)
                    : super.sum(Arrays.copyOf(bytes, last)) + (bytes[last] & 0xff);
        }
    }

    @Mistake(
            does = "expects ffff where the complement must be 0",
            sees =
                    """
                    The sum over bytes and their checksum is ffff, so its complement, which checksum
                    returns, is 0.
                    """,
            caughtBy = "knowsWhetherBytesArrivedAsTheyWereSent")
    public static class ExpectsItself extends ChecksumInSteps {
        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0xffff;
        }
    }

    @Mistake(
            does = "adds up a long array in an int",
            sees =
                    """
                    An unsigned int holds the sum of at most 65537 numbers of 16 bits, a signed one
                    that of half as many. Beyond that, carries are lost.
                    """,
            caughtBy = "addsAnyNumberOfBytes")
    public static class OverflowsInt extends ChecksumInSteps {
        @Override
        long sum(byte[] bytes) {
            int sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                sum += i % 2 == 0 ? bytes[i] << 8 & 0xff00 : bytes[i] & 0xff;
            }
            return Integer.toUnsignedLong(sum);
        }
    }
}
