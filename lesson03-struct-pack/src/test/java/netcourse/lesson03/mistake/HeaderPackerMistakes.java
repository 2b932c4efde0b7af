package netcourse.lesson03.mistake;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.lesson03.answer.SolvedHeaderPacker;

/// What learners get wrong in exercise 3.2, pack the message header; in the order of the behaviours
/// of [netcourse.lesson03.HeaderPackerCheck] that catch it.
public final class HeaderPackerMistakes {
    private HeaderPackerMistakes() {}

    @Mistake(
            does = "writes the numbers in little-endian",
            sees =
                    """
                    The lowest byte goes first then, as your processor has it in memory. The peer
                    reads protocol number 1 as 256.
                    """,
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class LittleEndian extends SolvedHeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            super.pack(target, offset, flags, protocol, error, sequence, bodyLength);
            ByteBuffer bytes = ByteBuffer.wrap(target).order(LITTLE_ENDIAN);
            bytes.putShort(offset + 4, (short) protocol).putShort(offset + 6, (short) error);
            bytes.putInt(offset + 8, (int) sequence).putInt(offset + 12, (int) bodyLength);
        }
    }

    @Mistake(
            does = "writes the error number in front of the protocol number",
            sees =
                    """
                    Both have two bytes, so nothing complains: the peer takes every request for one
                    with protocol number 0. Only bytes from a second source show it.
                    """,
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class SwapsNumbers extends SolvedHeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            super.pack(target, offset, flags, error, protocol, sequence, bodyLength);
        }
    }

    @Mistake(
            does = "leaves the version out",
            sees = "The byte is 0 then, and the peer refuses the first message, and every other.",
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class ForgetsVersion extends SolvedHeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            super.pack(target, offset, flags, protocol, error, sequence, bodyLength);
            target[offset + 2] = 0;
        }
    }

    @Mistake(
            does = "converts the long with Math.toIntExact",
            sees =
                    """
                    That refuses every number from 2147483648 up, though 32 bits without a sign hold
                    4294967295. The connection breaks on the day that the sequence gets there.
                    """,
            caughtBy = "packsTheUpperHalfOfEveryRange")
    public static class RefusesUpperHalf extends SolvedHeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            Math.toIntExact(sequence);
            Math.toIntExact(bodyLength);
            super.pack(target, offset, flags, protocol, error, sequence, bodyLength);
        }
    }

    @Mistake(
            does = "ors the bits into what stands there",
            sees =
                    """
                    That is right in a new array, which is full of zeros. A buffer that is used
                    again holds the last message, and its bits stay.
                    """,
            caughtBy = "replacesWhatStoodThere")
    public static class AddsToOldBytes extends SolvedHeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            byte[] old = target.clone();
            super.pack(target, offset, flags, protocol, error, sequence, bodyLength);
            for (int i = offset; i < offset + BYTES; i++) {
                target[i] |= old[i];
            }
        }
    }

    @Mistake(
            does = "writes at the beginning of the array, whatever the offset",
            sees =
                    """
                    A second message in the same buffer overwrites the first, and its own place
                    stays empty.
                    """,
            caughtBy = "packsAtItsOffsetAndNowhereElse")
    public static class IgnoresOffset extends SolvedHeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            byte[] header = new byte[BYTES];
            super.pack(header, 0, flags, protocol, error, sequence, bodyLength);
            if (offset < 0 || offset > target.length - BYTES) {
                throw new IllegalArgumentException("no room");
            }
            System.arraycopy(header, 0, target, 0, BYTES);
        }
    }

    @Mistake(
            does = "casts without looking",
            sees =
                    """
                    A cast keeps the lower bits: 65537 goes out as 1, and -1 as 65535. The peer gets
                    a good message that nobody meant.
                    """,
            caughtBy = "refusesNumbersOutOfRange")
    public static class WrapsTooLarge extends SolvedHeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            super.pack(
                    target,
                    offset,
                    flags & 0xf,
                    protocol & 0xffff,
                    error & 0xffff,
                    sequence & 0xffff_ffffL,
                    bodyLength & 0xffff_ffffL);
        }
    }

    @Mistake(
            does = "finds out while it writes that there is no room",
            sees =
                    """
                    The first fields are in the array then, and an exception that the contract does
                    not know flies out. Look for room first, then write.
                    """,
            caughtBy = "refusesArrayWithoutRoomAndWritesNothing")
    public static class WritesHalf extends SolvedHeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            byte[] header = new byte[BYTES];
            super.pack(header, 0, flags, protocol, error, sequence, bodyLength);
            for (int i = 0; i < BYTES; i++) {
                target[offset + i] = header[i];
            }
        }
    }
}
