package netcourse.lesson01.mistake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.TcpHeader;
import netcourse.lesson01.answer.SolvedSegmentReader;

/// What learners get wrong in exercise 1.8, read IPv4 and TCP headers; in the order of the
/// behaviours of [netcourse.lesson01.SegmentReaderCheck] that catch it.
public final class SegmentReaderMistakes {
    private SegmentReaderMistakes() {}

    @Mistake(
            does = "takes the first port for the destination",
            sees =
                    """
                    Client and server change places. The source stands first, in IPv4 the addresses
                    and in TCP the ports.
                    """,
            caughtBy = "readsHeadersWithoutOptions")
    public static class PortsSwapped extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            Segment segment = super.read(bytes);
            TcpHeader right = segment.tcp();
            TcpHeader tcp =
                    new TcpHeader(
                            right.destinationPort(),
                            right.sourcePort(),
                            right.sequence(),
                            right.acknowledgment(),
                            right.headerBytes(),
                            right.flags(),
                            right.window(),
                            right.options());

            return new Segment(segment.ip(), tcp, segment.payload());
        }
    }

    @Mistake(
            does = "takes the first byte of a port for the low one",
            sees =
                    """
                    Port 80 becomes 20480. Network byte order is big-endian: the high byte comes
                    first, and ByteBuffer reads so unless you tell it otherwise.
                    """,
            caughtBy = "readsHeadersWithoutOptions")
    public static class LittleEndian extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            Segment segment = super.read(bytes);
            TcpHeader right = segment.tcp();
            ByteBuffer ports = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int at = segment.ip().headerBytes();
            TcpHeader tcp =
                    new TcpHeader(
                            ports.getShort(at) & 0xffff,
                            ports.getShort(at + 2) & 0xffff,
                            right.sequence(),
                            right.acknowledgment(),
                            right.headerBytes(),
                            right.flags(),
                            right.window(),
                            right.options());

            return new Segment(segment.ip(), tcp, segment.payload());
        }
    }

    @Mistake(
            does = "reads numbers as Java has them, signed",
            sees =
                    """
                    Half of all ports, and half of all sequence numbers, come out negative, and a
                    data offset of 32 bytes and more: mask with & 0xff, & 0xffff, & 0xffff_ffffL, or
                    use toUnsignedInt and toUnsignedLong.
                    """,
            caughtBy = "readsCapturedHeadersAsUnsigned")
    public static class SignedBytes extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            Segment segment = super.read(bytes);
            TcpHeader right = segment.tcp();
            ByteBuffer fields = ByteBuffer.wrap(bytes);
            int at = segment.ip().headerBytes();
            TcpHeader tcp =
                    new TcpHeader(
                            fields.getShort(at),
                            fields.getShort(at + 2),
                            fields.getInt(at + 4),
                            fields.getInt(at + 8),
                            right.headerBytes(),
                            right.flags(),
                            right.window(),
                            right.options());

            return new Segment(segment.ip(), tcp, segment.payload());
        }
    }

    @Mistake(
            does = "takes every TCP header for 20 bytes long",
            sees =
                    """
                    The options become the beginning of the data. The data offset says where the
                    data begins; only the shortest header has 20 bytes.
                    """,
            caughtBy = "findsDataBehindTcpOptions")
    public static class FixedTcp extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            Segment segment = super.read(bytes);
            int data = segment.ip().headerBytes() + 20;
            return new Segment(
                    segment.ip(),
                    segment.tcp(),
                    Arrays.copyOfRange(bytes, data, segment.ip().totalBytes()));
        }
    }

    @Mistake(
            does = "takes every IPv4 header for 20 bytes long",
            sees =
                    """
                    With IPv4 options, the ports are read out of the middle of them. The low half of
                    byte 0 says how long the header is, in units of 4 bytes.
                    """,
            caughtBy = "findsTcpBehindIpOptions")
    public static class FixedIp extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            byte[] fixed = bytes.clone();
            if (bytes.length > 0 && bytes[0] > 0x45) {
                ByteBuffer.wrap(fixed).put(0, (byte) 0x45);
            }
            return super.read(fixed);
        }
    }

    @Mistake(
            does = "takes all bytes behind the TCP header for data",
            sees =
                    """
                    A short packet is filled up to the 46 bytes that Ethernet wants; six bytes that
                    nobody sent appear in an empty segment. The data ends with the total length.
                    """,
            caughtBy = "leavesOutWhatEthernetFillsUp")
    public static class PayloadWithPadding extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            Segment segment = super.read(bytes);
            int data = segment.ip().headerBytes() + segment.tcp().headerBytes();
            return new Segment(
                    segment.ip(), segment.tcp(), Arrays.copyOfRange(bytes, data, bytes.length));
        }
    }

    @Mistake(
            does = "goes where the data offset says without asking whether that is in the packet",
            sees =
                    """
                    One byte from a stranger leads you out of the array, or back into the header.
                    Its least is 20, its most what the total length leaves.
                    """,
            caughtBy = "refusesHeaderThatLies")
    public static class TrustsDataOffset extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            int end = bytes.length < 40 ? 0 : (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
            if (bytes.length < end || end < 40 || bytes[0] != 0x45) {
                return super.read(bytes);
            }
            int data = 20 + ((bytes[32] & 0xf0) >> 2);
            byte[] payload = Arrays.copyOfRange(bytes, data, end);
            Segment segment = super.read(bytes);
            return new Segment(segment.ip(), segment.tcp(), payload);
        }
    }

    @Mistake(
            does = "steps over an option by its length, whatever that is",
            sees =
                    """
                    An option of length 0 is stepped over in no step: the loop never ends, and one
                    packet stops your program. The least length is 2.
                    """,
            caughtBy = "endsAtOptionWhoseLengthLies",
            verdict = Verdict.STUCK)
    public static class OptionLoop extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            if (bytes.length >= 40 && bytes[0] == 0x45 && (bytes[32] & 0xf0) > 0x50) {
                int at = 40;
                int end = Math.min(bytes.length, 20 + ((bytes[32] & 0xf0) >> 2));
                // The interrupt is for the check, which must get its thread back.
                while (at + 1 < end && bytes[at] != 0 && !Thread.currentThread().isInterrupted()) {
                    at += bytes[at] == 1 ? 1 : bytes[at + 1] & 0xff;
                }
            }
            return super.read(bytes);
        }
    }
}
