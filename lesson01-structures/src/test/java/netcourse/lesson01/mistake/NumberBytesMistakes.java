package netcourse.lesson01.mistake;

import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson01.answer.SolvedNumberBytes;

/// Common mistakes in exercise 1.2, numbers in both byte orders, in the order of the behaviours of
/// [netcourse.lesson01.NumberBytesCheck] that catch them.
public final class NumberBytesMistakes {
    private NumberBytesMistakes() {}

    @Mistake(
            does = "writes the same byte order, whichever it is asked for",
            sees =
                    """
                    The peer reads the bytes from the other end: port 80, 00 50, arrives as 20480.
                    Nothing fails; the number is just a different one.
                    """,
            caughtBy = "writesLittleEndian")
    public static class IgnoresByteOrder extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            super.write16(value, ByteOrder.BIG_ENDIAN, target, offset);
        }

        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            super.write32(value, ByteOrder.BIG_ENDIAN, target, offset);
        }
    }

    @Mistake(
            does = "writes at the start of the array",
            sees =
                    """
                    It is right as long as a message has one field. The second one overwrites the
                    first.
                    """,
            caughtBy = "writesAtItsOffsetAndNowhereElse")
    public static class IgnoresArrayOffset extends SolvedNumberBytes {
        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            super.write32(value, order, target, 0);
        }
    }

    @Mistake(
            does = "puts bytes together with their sign",
            sees =
                    """
                    A byte from 80 up is a negative number, and its leading ones cover the bytes to
                    its left: 00 80 becomes 0xffffff80.
                    """,
            caughtBy = "readsBothOrdersWithoutSign")
    public static class ReadsUnmasked extends SolvedNumberBytes {
        @Override
        public int read16(byte[] source, int offset, ByteOrder order) {
            boolean big = order == ByteOrder.BIG_ENDIAN;
            byte high = source[big ? offset : offset + 1];
            byte low = source[big ? offset + 1 : offset];
            return high << 8 | low;
        }
    }

    @Mistake(
            does = "takes the highest of 32 bits for a sign",
            sees =
                    """
                    A sequence number from 2147483648 up is read as negative. An int on the way to
                    the long has its sign there, and so has the byte in front.
                    """,
            caughtBy = "readsBothOrdersWithoutSign")
    public static class ReadsSigned32 extends SolvedNumberBytes {
        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            int value = (int) super.read32(source, offset, order);
            return value;
        }
    }

    @Mistake(
            does = "shifts an int by 32 bits or more",
            sees =
                    """
                    Only the lowest five bits of the distance count for an int: << 56 is << 24, and
                    the upper four bytes land on the lower ones.
                    """,
            caughtBy = "readsBothOrdersWithoutSign")
    public static class ShiftsIntBy56 extends SolvedNumberBytes {
        @Override
        public long read64(byte[] source, int offset, ByteOrder order) {
            long value = 0;
            for (int i = 0; i < 8; i++) {
                int shift = 8 * (order == ByteOrder.BIG_ENDIAN ? 7 - i : i);
                value |= (source[offset + i] & 0xff) << shift;
            }
            return value;
        }
    }

    @Mistake(
            does = "casts a number that is out of range",
            sees =
                    """
                    A cast silently drops the upper bits: 65616 is written as 80. The error shows up
                    at the peer, where it looks like somebody else's.
                    """,
            caughtBy = "refusesNumbersOutOfRange")
    public static class WrapsTooLarge extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            super.write16(value & 0xffff, order, target, offset);
        }
    }

    @Mistake(
            does = "writes byte by byte until the array ends",
            sees =
                    """
                    The exception comes when part of the number has already been written: a caller
                    that catches it and goes on sends half a field.
                    """,
            caughtBy = "writesWholeNumbersOrNothing")
    public static class WritesHalf extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            if (value < 0 || value > 0xffff) {
                throw new IllegalArgumentException("value must be 0..65535, was " + value);
            }
            boolean big = order == ByteOrder.BIG_ENDIAN;
            target[offset] = (byte) (big ? value >>> 8 : value);
            target[offset + 1] = (byte) (big ? value : value >>> 8);
        }
    }
}
