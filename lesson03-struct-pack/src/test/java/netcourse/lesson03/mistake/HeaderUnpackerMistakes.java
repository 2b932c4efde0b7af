package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.HeaderUnpacker;

/// What learners get wrong in exercise 3.3, unpack and refuse the header; in the order of the
/// behaviours of [netcourse.lesson03.HeaderUnpackerCheck] that catch it.
public final class HeaderUnpackerMistakes {
    private HeaderUnpackerMistakes() {}

    /// An unpacker without a mistake. Each mistake in exercise 3.3 replaces one step of it.
    abstract static class PlainHeaderUnpacker implements HeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            if (header.length != MessageHeader.BYTES) {
                throw new IllegalArgumentException(header.length + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.wrap(header);
            requireMagic(bytes.getShort(0));
            requireVersion(bytes.get(2));
            int flags = flags(bytes.get(3));
            return new MessageHeader(
                    flags,
                    unsigned(bytes.getShort(4)),
                    error(flags, unsigned(bytes.getShort(6))),
                    unsigned(bytes.getInt(8)),
                    bodyLength(bytes.getInt(12), maxBodyBytes));
        }

        int unsigned(short bits) {
            return Short.toUnsignedInt(bits);
        }

        long unsigned(int bits) {
            return Integer.toUnsignedLong(bits);
        }

        void requireMagic(short magic) throws ProtocolException {
            String was = "0x%04x".formatted(magic);
            require(magic == MessageHeader.MAGIC, "magic", "0x4e43", was, "bytes 0-1");
        }

        void requireVersion(byte version) throws ProtocolException {
            require(version == 1, "version", "1", Byte.toUnsignedInt(version), "byte 2");
        }

        int flags(byte flags) throws ProtocolException {
            require((flags & 0xf0) == 0, "flags", "0..15", Byte.toUnsignedInt(flags), "byte 3");
            return flags;
        }

        int error(int flags, int error) throws ProtocolException {
            boolean response = (flags & MessageHeader.RESPONSE) != 0;
            require(response || error == 0, "error number", "0 in a request", error, "bytes 6-7");
            return error;
        }

        int bodyLength(int bits, int maxBodyBytes) throws ProtocolException {
            long length = unsigned(bits);
            String rule = "0.." + maxBodyBytes;
            require(length <= maxBodyBytes, "body length", rule, length, "bytes 12-15");
            return bits;
        }

        void require(boolean ok, String field, String rule, Object was, String where)
                throws ProtocolException {
            if (!ok) {
                throw new ProtocolException(
                        "%s must be %s, was %s (%s)".formatted(field, rule, was, where));
            }
        }
    }

    @Mistake(
            does = "reads the numbers as Java has them, signed",
            sees =
                    """
                    From 32768 or 2147483648 up they are negative. Your own record then refuses a
                    good header, or you look up a request that nobody sent.
                    """,
            caughtBy = "unpacksNumbersWithoutSign")
    public static class SignedNumbers extends PlainHeaderUnpacker {
        @Override
        int unsigned(short bits) {
            return bits;
        }

        @Override
        long unsigned(int bits) {
            return bits;
        }
    }

    @Mistake(
            does = "does not look at the magic",
            sees =
                    """
                    A peer of another protocol whose third byte happens to be 1 gets in, and you
                    take eight of its bytes for a sequence and a length. The magic is there to find
                    that out at once.
                    """,
            caughtBy = "refusesAnotherProtocol")
    public static class TakesAnyMagic extends PlainHeaderUnpacker {
        @Override
        void requireMagic(short magic) {}
    }

    @Mistake(
            does = "takes every version from 1 up",
            sees =
                    """
                    Version 2 may have its fields elsewhere: that is what a version says. You would
                    read its bytes by the rules of version 1.
                    """,
            caughtBy = "refusesAnotherProtocol")
    public static class TakesNewerVersion extends PlainHeaderUnpacker {
        @Override
        void requireVersion(byte version) throws ProtocolException {
            require(version >= 1, "version", "1", version, "byte 2");
        }
    }

    @Mistake(
            does = "throws IllegalArgumentException for the peer's bytes",
            sees =
                    """
                    It says that the caller made a mistake, and code that catches IOException for
                    bad peers does not catch it: one byte from outside ends the thread.
                    """,
            caughtBy = "refusesAnotherProtocol")
    public static class BlamesCaller extends PlainHeaderUnpacker {
        @Override
        void require(boolean ok, String field, String rule, Object was, String where) {
            if (!ok) {
                throw new IllegalArgumentException(field + " must be " + rule + ", was " + was);
            }
        }
    }

    @Mistake(
            does = "drops the flags that it does not know",
            sees =
                    """
                    A peer that sets one means something by it, perhaps that the body has to be read
                    in another way. You would read it as if it were plain.
                    """,
            caughtBy = "refusesFlagsWithoutMeaning")
    public static class TakesUnknownFlags extends PlainHeaderUnpacker {
        @Override
        int flags(byte flags) {
            return flags & 0xf;
        }
    }

    @Mistake(
            does = "takes a request that has an error number",
            sees =
                    """
                    A request cannot have failed yet. So the peer confuses two fields, or two
                    connections, and what it sends next is no better.
                    """,
            caughtBy = "refusesErrorInRequest")
    public static class IgnoresErrorInRequest extends PlainHeaderUnpacker {
        @Override
        int error(int flags, int error) {
            return (flags & MessageHeader.RESPONSE) == 0 ? 0 : error;
        }
    }

    @Mistake(
            does = "compares the body length as an int",
            sees =
                    """
                    ff ff ff ff is -1 as an int, and -1 is not above any limit. The next line is new
                    byte[-1], or a read that never ends.
                    """,
            caughtBy = "refusesBodyLengthThatNoIntHolds")
    public static class SignedLength extends PlainHeaderUnpacker {
        @Override
        int bodyLength(int bits, int maxBodyBytes) throws ProtocolException {
            require(bits <= maxBodyBytes, "body length", "0.." + maxBodyBytes, bits, "bytes 12-15");
            return bits;
        }
    }

    @Mistake(
            does = "looks at the body length before the magic",
            sees =
                    """
                    You then complain about a length of 1212501072 bytes to a peer that speaks
                    another protocol and knows nothing of it. And the people who read your log look
                    for a memory problem.
                    """,
            caughtBy = "namesTheFirstOfSeveralWrongFields")
    public static class ChecksLengthFirst extends PlainHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            if (header.length == MessageHeader.BYTES) {
                bodyLength(ByteBuffer.wrap(header).getInt(12), maxBodyBytes);
            }
            return super.unpack(header, maxBodyBytes);
        }
    }

    @Mistake(
            does = "does not check how many bytes there are",
            sees =
                    """
                    With fewer it throws some exception of the JDK, or reads zeros; with more it
                    ignores the rest, which may be the next message.
                    """,
            caughtBy = "otherNumberOfBytesIsTheCallersFault")
    public static class TakesAnyLength extends PlainHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            return super.unpack(Arrays.copyOf(header, 16), maxBodyBytes);
        }
    }
}
