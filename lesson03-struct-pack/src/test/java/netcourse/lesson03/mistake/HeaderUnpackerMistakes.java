package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

/// What learners get wrong in exercise 3.3, unpack and refuse the header; in the order of the
/// behaviours of [netcourse.lesson03.HeaderUnpackerCheck] that catch it.
public final class HeaderUnpackerMistakes {
    private HeaderUnpackerMistakes() {}

    @Mistake(
            does = "reads the numbers as Java has them, signed",
            sees =
                    """
                    From 32768 and 2147483648 up they are negative: a good header is refused by your
                    own record, or a request is looked up that nobody sent.
                    """,
            caughtBy = "unpacksNumbersWithoutSign")
    public static class SignedNumbers extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            MessageHeader h = super.unpack(header, maxBodyBytes);
            ByteBuffer bytes = ByteBuffer.wrap(header);
            int protocol = bytes.getShort(4);
            return new MessageHeader(
                    h.flags(), protocol, h.error(), bytes.getInt(8), h.bodyLength());
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
    public static class TakesAnyMagic extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            byte[] repaired = header.clone();
            if (header.length == 16 && header[3] == 0) {
                repaired[0] = 'N';
                repaired[1] = 'C';
            }
            return super.unpack(repaired, maxBodyBytes);
        }
    }

    @Mistake(
            does = "takes every version from 1 up",
            sees =
                    """
                    Version 2 may have its fields elsewhere: that is what a version says. You would
                    read its bytes by the rules of version 1.
                    """,
            caughtBy = "refusesAnotherProtocol")
    public static class TakesNewerVersion extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            byte[] repaired = header.clone();
            if (header.length == 16 && header[2] > 1) {
                repaired[2] = 1;
            }
            return super.unpack(repaired, maxBodyBytes);
        }
    }

    @Mistake(
            does = "throws IllegalArgumentException for the peer's bytes",
            sees =
                    """
                    It says that the caller made a mistake, and what catches IOException for bad
                    peers does not catch it: one byte from outside ends the thread.
                    """,
            caughtBy = "refusesAnotherProtocol")
    public static class BlamesCaller extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            try {
                return super.unpack(header, maxBodyBytes);
            } catch (ProtocolException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    @Mistake(
            does = "drops the flags that it does not know",
            sees =
                    """
                    A peer that sets one means something by it: that the body is to be read
                    otherwise, say. You would read it as if it were plain.
                    """,
            caughtBy = "refusesFlagsWithoutMeaning")
    public static class TakesUnknownFlags extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            byte[] repaired = header.clone();
            if (header.length == 16 && header[0] == 'N') {
                repaired[3] &= 0xf;
            }
            return super.unpack(repaired, maxBodyBytes);
        }
    }

    @Mistake(
            does = "takes a request that has an error number",
            sees =
                    """
                    Nobody asked, so nothing can have failed: the peer confuses two fields, or two
                    connections. What it sends next is no better.
                    """,
            caughtBy = "refusesErrorInRequest")
    public static class IgnoresErrorInRequest extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            byte[] repaired = header.clone();
            if (header.length == 16 && (header[3] & 1) == 0 && header[0] == 'N') {
                repaired[6] = 0;
                repaired[7] = 0;
            }
            return super.unpack(repaired, maxBodyBytes);
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
    public static class SignedLength extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            if (header.length == 16 && header[0] == 'N' && header[12] < 0) {
                throw new IllegalArgumentException("bodyLength must not be negative");
            }
            return super.unpack(header, maxBodyBytes);
        }
    }

    @Mistake(
            does = "looks at the body length before the magic",
            sees =
                    """
                    To a peer that speaks another protocol you complain about a length of 1212501072
                    bytes, which it has never heard of. Whoever reads the log looks for a memory
                    problem.
                    """,
            caughtBy = "namesTheFirstOfSeveralWrongFields")
    public static class ChecksLengthFirst extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            if (header.length == 16) {
                long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(12));
                if (length > maxBodyBytes) {
                    throw new ProtocolException(
                            "body length must be 0..%d, was %d (bytes 12-15 of the header)"
                                    .formatted(maxBodyBytes, length));
                }
            }
            return super.unpack(header, maxBodyBytes);
        }
    }

    @Mistake(
            does = "does not ask how many bytes there are",
            sees =
                    """
                    With fewer it throws what the JDK throws, or reads zeros; with more it leaves a
                    part of the next message behind, in silence.
                    """,
            caughtBy = "otherNumberOfBytesIsTheCallersFault")
    public static class TakesAnyLength extends SolvedHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            return super.unpack(Arrays.copyOf(header, 16), maxBodyBytes);
        }
    }
}
