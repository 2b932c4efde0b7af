package netcourse.lesson01.answer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Ipv4Header;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.TcpHeader;
import netcourse.lesson01.TcpOptions;
import netcourse.lesson01.TcpOptions.Timestamps;

/// The answer to exercise 1.8.
public class SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        ByteBuffer b = ByteBuffer.wrap(bytes);
        need("ipv4 header", 0, bytes.length);
        range("version", 0, u8(b, 0) >> 4, 4, 4);
        int tcp = range("header length", 0, (u8(b, 0) & 0x0f) * 4, 20, 60);
        int end = range("total length", 2, u16(b, 2), tcp, bytes.length);
        range("fragment offset", 6, u16(b, 6) & 0x1fff, 0, 0);
        range("protocol", 9, u8(b, 9), 6, 6);
        Ipv4Header ip =
                new Ipv4Header(
                        tcp,
                        end,
                        (u8(b, 6) & 0x40) != 0,
                        (u8(b, 6) & 0x20) != 0,
                        u8(b, 8),
                        sum(b, tcp) == 0xffff,
                        address(b, 12),
                        address(b, 16));
        need("tcp header", tcp, end - tcp);
        int size = range("data offset", tcp + 12, (u8(b, tcp + 12) >> 4) * 4, 20, end - tcp);
        TcpHeader header =
                new TcpHeader(
                        u16(b, tcp),
                        u16(b, tcp + 2),
                        u32(b, tcp + 4),
                        u32(b, tcp + 8),
                        size,
                        u8(b, tcp + 13),
                        u16(b, tcp + 14),
                        options(b, tcp + 20, tcp + size));
        return new Segment(ip, header, Arrays.copyOfRange(bytes, tcp + size, end));
    }

    // @start region="tcp-options"
    private static TcpOptions options(ByteBuffer b, int from, int end) throws ProtocolException {
        OptionalInt segment = OptionalInt.empty();
        OptionalInt shift = OptionalInt.empty();
        boolean sack = false;
        Optional<Timestamps> times = Optional.empty();
        int at = from;
        while (at < end && u8(b, at) != 0) {
            int kind = u8(b, at);
            int length = kind == 1 ? 1 : optionLength(b, at, end);
            switch (kind) {
                case 2 -> segment = OptionalInt.of(u16(b, at + 2));
                case 3 -> shift = OptionalInt.of(u8(b, at + 2));
                case 4 -> sack = true;
                case 8 -> times = Optional.of(new Timestamps(u32(b, at + 2), u32(b, at + 6)));
                default -> {} // its length is enough to step over it
            }
            at += length; // at least 1, so the loop ends
        }
        return new TcpOptions(segment, shift, sack, times);
    }

    // @end

    private static int optionLength(ByteBuffer b, int at, int end) throws ProtocolException {
        if (at + 1 == end) {
            throw new ProtocolException("option length (byte %d) is missing".formatted(at + 1));
        }
        int length = range("option length", at + 1, u8(b, at + 1), 2, end - at);
        int right =
                switch (u8(b, at)) {
                    case 2 -> 4;
                    case 3 -> 3;
                    case 4 -> 2;
                    case 8 -> 10;
                    default -> length;
                };
        return range("option length", at + 1, length, right, right);
    }

    /// In one's complement (RFC 1071).
    private static int sum(ByteBuffer b, int end) {
        int sum = 0;
        for (int at = 0; at < end; at += 2) {
            sum += u16(b, at);
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return sum;
    }

    private static String address(ByteBuffer b, int at) {
        return u8(b, at) + "." + u8(b, at + 1) + "." + u8(b, at + 2) + "." + u8(b, at + 3);
    }

    private static int u8(ByteBuffer b, int at) {
        return Byte.toUnsignedInt(b.get(at));
    }

    private static int u16(ByteBuffer b, int at) {
        return Short.toUnsignedInt(b.getShort(at));
    }

    private static long u32(ByteBuffer b, int at) {
        return Integer.toUnsignedLong(b.getInt(at));
    }

    private static void need(String header, int at, int left) throws ProtocolException {
        if (left < 20) {
            throw new ProtocolException(
                    "%s (byte %d) needs 20 bytes, %d are left".formatted(header, at, left));
        }
    }

    private static int range(String field, int at, int value, int least, int most)
            throws ProtocolException {
        if (value < least || value > most) {
            throw new ProtocolException(
                    "%s (byte %d) must be %d..%d, was %d".formatted(field, at, least, most, value));
        }
        return value;
    }
}
