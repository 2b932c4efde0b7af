package netcourse.lesson03.mistake;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.lesson03.exercise.HeaderPacker;

/// What learners get wrong in exercise 3.2, pack the message header; in the order of the behaviours
/// of [netcourse.lesson03.HeaderPackerCheck] that catch it.
public final class HeaderPackerMistakes {
    private HeaderPackerMistakes() {}

    /// The fields that the caller gives.
    record Values(int flags, int protocol, int error, long sequence, long bodyLength) {}

    /// A packer without a mistake. Each mistake in exercise 3.2 replaces one step of it.
    abstract static class PlainHeaderPacker implements HeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            require("flags", flags, 15);
            require("protocol number", protocol, 0xffff);
            require("error number", error, 0xffff);
            require("sequence", sequence, 0xffff_ffffL);
            require("body length", bodyLength, 0xffff_ffffL);
            requireRoom(target, offset);
            ByteBuffer to = ByteBuffer.wrap(target);
            write(to.position(offset), new Values(flags, protocol, error, sequence, bodyLength));
        }

        void require(String field, long value, long max) {
            if (value < 0 || value > max) {
                throw new IllegalArgumentException(field + " " + value + " not in 0.." + max);
            }
        }

        void requireRoom(byte[] target, int offset) {
            if (offset < 0 || offset > target.length - BYTES) {
                throw new IllegalArgumentException("no room at " + offset);
            }
        }

        /// Writes the header at the buffer's position.
        void write(ByteBuffer to, Values values) {
            to.put("NC".getBytes(US_ASCII)).put((byte) 1).put((byte) values.flags());
            to.putShort((short) values.protocol()).putShort((short) values.error());
            to.putInt((int) values.sequence()).putInt((int) values.bodyLength());
        }
    }

    @Mistake(
            does = "writes the numbers in little-endian",
            sees =
                    """
                    The lowest byte then goes first, as your processor has it in memory. The peer
                    reads protocol number 1 as 256.
                    """,
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class LittleEndian extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values values) {
            super.write(to.order(LITTLE_ENDIAN), values);
        }
    }

    @Mistake(
            does = "writes the error number in front of the protocol number",
            sees =
                    """
                    Both have two bytes, so nothing complains: the peer takes every request for one
                    with protocol number 0. Only bytes that another program made show it.
                    """,
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class SwapsNumbers extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values v) {
            super.write(
                    to,
                    new Values(v.flags(), v.error(), v.protocol(), v.sequence(), v.bodyLength()));
        }
    }

    @Mistake(
            does = "leaves the version out",
            sees = "The byte is then 0, and the peer refuses every message.",
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class ForgetsVersion extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values values) {
            super.write(to, values);
            to.put(to.position() - BYTES + 2, (byte) 0);
        }
    }

    @Mistake(
            does = "converts the long with Math.toIntExact",
            sees =
                    """
                    That refuses every number from 2147483648 up, although an unsigned number of 32
                    bits goes up to 4294967295. The connection breaks on the day when the sequence
                    gets there.
                    """,
            caughtBy = "packsTheUpperHalfOfEveryRange")
    public static class RefusesUpperHalf extends PlainHeaderPacker {
        @Override
        void require(String field, long value, long max) {
            super.require(field, Math.toIntExact(value), max);
        }
    }

    @Mistake(
            does = "ORs the bits into what stands there",
            sees =
                    """
                    That is right in a new array, which is full of zeros. A buffer that is used
                    again still holds the last message, and the bits of that message stay.
                    """,
            caughtBy = "replacesWhatStoodThere")
    public static class AddsToOldBytes extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values values) {
            ByteBuffer header = ByteBuffer.allocate(BYTES);
            super.write(header, values);
            for (byte b : header.array()) {
                to.put((byte) (to.get(to.position()) | b));
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
    public static class IgnoresOffset extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values values) {
            super.write(to.position(0), values);
        }
    }

    @Mistake(
            does = "casts without checking the range",
            sees =
                    """
                    A cast keeps the lower bits: 65537 goes out as 1, and -1 as 65535. The peer gets
                    a good message that nobody meant.
                    """,
            caughtBy = "refusesNumbersOutOfRange")
    public static class WrapsTooLarge extends PlainHeaderPacker {
        @Override
        void require(String field, long value, long max) {}
    }

    @Mistake(
            does = "finds out while it writes that there is no room",
            sees =
                    """
                    By then the first fields are in the array, and the exception is not the one that
                    the contract names. Check for room first, then write.
                    """,
            caughtBy = "refusesArrayWithoutRoomAndWritesNothing")
    public static class WritesHalf extends PlainHeaderPacker {
        @Override
        void requireRoom(byte[] target, int offset) {}
    }
}
