package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.exercise.InternetChecksum;

/// What learners get wrong in exercise 1.7, the Internet checksum; in the order of the behaviours
/// of [netcourse.lesson01.InternetChecksumCheck] that catch it.
public final class InternetChecksumMistakes {
    private InternetChecksumMistakes() {}

    @Mistake(
            does = "returns the sum itself",
            sees =
                    """
                    The checksum is the complement of the sum, so that sum and checksum together
                    make ffff.
                    """,
            caughtBy = "addsBigEndianNumbersAndComplements")
    public static class ForgetsComplement implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                int octet = bytes[i] & 0xff;
                sum += i % 2 == 0 ? octet << 8 : octet;
            }
            while (sum > 0xffff) {
                sum = (sum & 0xffff) + (sum >>> 16);
            }
            return (int) (sum);
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0xffff;
        }
    }

    @Mistake(
            does = "takes the first byte of each two for the low one",
            sees =
                    """
                    Every digit is right, and the two bytes have changed places: on the wire the
                    high byte comes first.
                    """,
            caughtBy = "addsBigEndianNumbersAndComplements")
    public static class LittleEndian implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                int octet = bytes[i] & 0xff;
                sum += i % 2 == 0 ? octet : octet << 8;
            }
            while (sum > 0xffff) {
                sum = (sum & 0xffff) + (sum >>> 16);
            }
            return (int) (~sum & 0xffff);
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }

    @Mistake(
            does = "keeps 16 bits of the sum and drops the rest",
            sees =
                    """
                    What does not fit into 16 bits is added at the low end again; cut off, each
                    carry makes the sum 1 too small.
                    """,
            caughtBy = "addsTheCarryAgain")
    public static class LosesCarry implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            int sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                int octet = bytes[i] & 0xff;
                sum += i % 2 == 0 ? octet << 8 : octet;
            }
            return ~sum & 0xffff;
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }

    @Mistake(
            does = "adds the bytes as Java has them, signed",
            sees =
                    """
                    A byte from 80 up counts as negative and takes 256 from the sum, or 65536 from
                    the high half: mask it with & 0xff.
                    """,
            caughtBy = "takesHighBytesAsUnsigned")
    public static class SignedBytes implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            int sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                int octet = bytes[i];
                sum += i % 2 == 0 ? octet << 8 : octet;
            }
            while (sum >>> 16 != 0) {
                sum = (sum & 0xffff) + (sum >>> 16);
            }
            return ~sum & 0xffff;
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }

    @Mistake(
            does = "adds the carry once",
            sees =
                    """
                    Adding the carry can carry again: 1ffff becomes 10000, and only then 1. Go on
                    until nothing is left above 16 bits.
                    """,
            caughtBy = "addsTheCarryOfTheCarryToo")
    public static class FoldsOnce implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                int octet = bytes[i] & 0xff;
                sum += i % 2 == 0 ? octet << 8 : octet;
            }
            sum = (sum & 0xffff) + (sum >>> 16);
            return (int) (~sum & 0xffff);
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }

    @Mistake(
            does = "takes two bytes at a time without asking whether there are two",
            sees =
                    """
                    Of an odd length one byte is left for the last turn: index out of bounds, or a
                    byte that is not counted.
                    """,
            caughtBy = "padsOddLengthWithZeroBehind")
    public static class NeedsPairs implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i += 2) {
                sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
            }
            while (sum > 0xffff) {
                sum = (sum & 0xffff) + (sum >>> 16);
            }
            return (int) ~sum & 0xffff;
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }

    @Mistake(
            does = "puts the zero of an odd length before the last byte",
            sees =
                    """
                    The last byte is the high half of its number, and the zero stands behind it: 07
                    counts as 0700.
                    """,
            caughtBy = "padsOddLengthWithZeroBehind")
    public static class PadsInFront implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                int octet = bytes[i] & 0xff;
                sum += i % 2 == 0 ? (i == bytes.length - 1 ? octet : octet << 8) : octet;
            }
            while (sum > 0xffff) {
                sum = (sum & 0xffff) + (sum >>> 16);
            }
            return (int) (~sum & 0xffff);
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }

    @Mistake(
            does = "expects ffff where the complement must be 0",
            sees =
                    """
                    The sum over bytes with their checksum is ffff, so its complement, which
                    checksum returns, is 0.
                    """,
            caughtBy = "knowsWhetherBytesArrivedAsTheyWereSent")
    public static class ExpectsItself implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                int octet = bytes[i] & 0xff;
                sum += i % 2 == 0 ? octet << 8 : octet;
            }
            while (sum > 0xffff) {
                sum = (sum & 0xffff) + (sum >>> 16);
            }
            return (int) (~sum & 0xffff);
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0xffff;
        }
    }

    @Mistake(
            does = "adds a long row of bytes in an int",
            sees =
                    """
                    An int holds the sum of 65537 numbers of 16 bits at most, of half as many if it
                    is signed. Behind that carries are lost: use a long, or fold as you go.
                    """,
            caughtBy = "addsAnyNumberOfBytes")
    public static class OverflowsInt implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            int sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                int octet = bytes[i] & 0xff;
                sum += i % 2 == 0 ? octet << 8 : octet;
            }
            while (sum >>> 16 != 0) {
                sum = (sum & 0xffff) + (sum >>> 16);
            }
            return ~sum & 0xffff;
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }
}
