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

/// Common mistakes in exercise 1.9, read IPv4 and TCP headers, in the order of the behaviours of
/// [netcourse.lesson01.SegmentReaderCheck] that catch them.
public final class SegmentReaderMistakes {
    private SegmentReaderMistakes() {}

    /// The answer, but for some parts: each mistake shows the part that it gets wrong.
    private abstract static class ReadsSegmentInParts extends SolvedSegmentReader {
        @Override
        public Segment read(byte[] bytes) throws ProtocolException {
            Segment right = super.read(bytes);
            ByteBuffer tcp = ByteBuffer.wrap(bytes).position(right.ip().headerBytes()).slice();
            TcpHeader header =
                    new TcpHeader(
                            port(tcp, 0),
                            port(tcp, 2),
                            number(tcp, 4),
                            number(tcp, 8),
                            right.tcp().headerBytes(),
                            right.tcp().flags(),
                            right.tcp().window(),
                            right.tcp().options());
            return new Segment(right.ip(), header, payload(right, bytes));
        }

        int port(ByteBuffer tcp, int at) {
            return tcp.getShort(at) & 0xffff;
        }

        long number(ByteBuffer tcp, int at) {
            return tcp.getInt(at) & 0xffff_ffffL;
        }

        byte[] payload(Segment right, byte[] bytes) {
            return right.payload();
        }
    }

    @Mistake(
            does = "takes the first port as the destination's",
            sees =
                    """
                    Client and server change places. The source comes first: in IPv4 with the
                    addresses, in TCP with the ports.
                    """,
            caughtBy = "readsHeadersWithoutOptions")
    public static class PortsSwapped extends ReadsSegmentInParts {
        @Override
        int port(ByteBuffer tcp, int at) {
            return super.port(tcp, 2 - at);
        }
    }

    @Mistake(
            does = "takes the first byte of a port as the low one",
            sees =
                    """
                    Port 80 becomes 20480. Network byte order is big-endian: the high byte comes
                    first.
                    """,
            caughtBy = "readsHeadersWithoutOptions")
    public static class LittleEndian extends ReadsSegmentInParts {
        @Override
        int port(ByteBuffer tcp, int at) {
            return tcp.order(ByteOrder.LITTLE_ENDIAN).getShort(at) & 0xffff;
        }
    }

    @Mistake(
            does = "reads numbers as Java has them, signed",
            sees =
                    """
                    Half of all ports and half of all sequence numbers come out negative, and so
                    does a data offset of 32 bytes or more.
                    """,
            caughtBy = "readsCapturedHeadersAsUnsigned")
    public static class SignedBytes extends ReadsSegmentInParts {
        @Override
        int port(ByteBuffer tcp, int at) {
            return tcp.getShort(at);
        }

        @Override
        long number(ByteBuffer tcp, int at) {
            return tcp.getInt(at);
        }
    }

    @Mistake(
            does = "takes every TCP header to be 20 bytes long",
            sees =
                    """
                    The options become the beginning of the data. The data offset says where the
                    data begins; only the shortest header has 20 bytes.
                    """,
            caughtBy = "findsDataAfterTcpOptions")
    public static class FixedTcp extends ReadsSegmentInParts {
        @Override
        byte[] payload(Segment right, byte[] bytes) {
            int data = right.ip().headerBytes() + 20;
            return Arrays.copyOfRange(bytes, data, right.ip().totalBytes());
        }
    }

    @Mistake(
            does = "takes every IPv4 header to be 20 bytes long",
            sees =
                    """
                    With IPv4 options, the ports are read from the middle of them. The low half of
                    byte 0 gives the length of the header, in units of 4 bytes.
                    """,
            caughtBy = "findsTcpAfterIpOptions")
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
            does = "takes all bytes after the TCP header as data",
            sees =
                    """
                    A short packet is filled up to the 46 bytes that Ethernet requires: six bytes
                    that nobody sent appear in an empty segment. The data ends with the total
                    length.
                    """,
            caughtBy = "leavesOutWhatEthernetFillsUp")
    public static class PayloadWithPadding extends ReadsSegmentInParts {
        @Override
        byte[] payload(Segment right, byte[] bytes) {
            int data = right.ip().headerBytes() + right.tcp().headerBytes();
            return Arrays.copyOfRange(bytes, data, bytes.length);
        }
    }

    @Mistake(
            does = "takes a data offset that is too small or too great",
            sees =
                    """
                    One byte from a stranger leads you out of the packet, or back into the header.
                    The smallest value is 20, the largest what the total length leaves.
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
                    An option of length 0 is never stepped over: the loop never ends, and one packet
                    stops your program. The smallest length is 2.
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
