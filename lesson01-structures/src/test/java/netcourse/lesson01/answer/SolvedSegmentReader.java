package netcourse.lesson01.answer;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import netcourse.common.ProtocolException;
import netcourse.lesson01.FieldReader;
import netcourse.lesson01.Ipv4Header;
import netcourse.lesson01.Segment;
import netcourse.lesson01.TcpHeader;
import netcourse.lesson01.TcpOptions;
import netcourse.lesson01.TcpOptions.Timestamps;
import netcourse.lesson01.exercise.SegmentReader;

/// The answer to exercise 1.9.
public class SolvedSegmentReader implements SegmentReader {
    // @start region="read-tcp-options"
    private static final Map<Integer, Integer> OPTION_BYTES = Map.of(2, 4, 3, 3, 4, 2, 8, 10);

    // @end

    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        FieldReader packet = new FieldReader(bytes);
        Ipv4Header ip = ipv4(packet, bytes);
        TcpHeader tcp = tcp(packet);
        return new Segment(ip, tcp, packet.bytes("payload", packet.left()));
    }

    private static Ipv4Header ipv4(FieldReader packet, byte[] bytes) throws ProtocolException {
        packet.need("ipv4 header", 20);
        int first = packet.u8("version");
        FieldReader.require("version", 0, first >> 4, 4, 4);
        int size = (first & 0x0f) * 4;
        FieldReader.require("header length", 0, size, 20, 60);
        packet.skip("dscp and ecn", 1);
        int total = packet.u16("total length", size, bytes.length);
        packet.skip("identification", 2);
        int fragment = packet.u16("fragment offset");
        FieldReader.require("fragment offset", 6, fragment & 0x1fff, 0, 0);
        int timeToLive = packet.u8("time to live");
        packet.u8("protocol", 6, 6);
        packet.skip("checksum", 2);
        String source = address(packet.bytes("source", 4));
        String destination = address(packet.bytes("destination", 4));
        packet.skip("options", size - 20);
        packet.endAfter(total - size);
        boolean right = new SolvedInternetChecksum().isRight(Arrays.copyOf(bytes, size));
        boolean whole = (fragment & 0x4000) != 0;
        boolean more = (fragment & 0x2000) != 0;
        return new Ipv4Header(size, total, whole, more, timeToLive, right, source, destination);
    }

    private static String address(byte[] b) {
        return "%d.%d.%d.%d".formatted(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff, b[3] & 0xff);
    }

    private static TcpHeader tcp(FieldReader packet) throws ProtocolException {
        packet.need("tcp header", 20);
        int most = packet.left();
        int from = packet.u16("source port");
        int to = packet.u16("destination port");
        long sequence = packet.u32("sequence");
        long acknowledgment = packet.u32("acknowledgment");
        int at = packet.offset();
        int size = (packet.u8("data offset") >> 4) * 4;
        FieldReader.require("data offset", at, size, 20, most);
        int flags = packet.u8("flags");
        int window = packet.u16("window");
        packet.skip("checksum and urgent pointer", 4);
        TcpOptions options = options(packet, packet.offset() + size - 20);
        return new TcpHeader(from, to, sequence, acknowledgment, size, flags, window, options);
    }

    // @start region="read-tcp-options"
    private static TcpOptions options(FieldReader p, int end) throws ProtocolException {
        OptionalInt segment = OptionalInt.empty();
        OptionalInt shift = OptionalInt.empty();
        boolean sack = false;
        Optional<Timestamps> times = Optional.empty();
        while (p.offset() < end) { // every round reads a byte or more, so this ends
            int kind = p.u8("option kind");
            int length = kind < 2 ? 1 : optionLength(p, kind, end);
            switch (kind) {
                case 0 -> p.skip("padding", end - p.offset());
                case 2 -> segment = OptionalInt.of(p.u16("maximum segment size"));
                case 3 -> shift = OptionalInt.of(p.u8("window shift"));
                case 4 -> sack = true;
                case 8 -> times = Optional.of(new Timestamps(p.u32("value"), p.u32("echo")));
                default -> p.skip("unknown option", Math.max(0, length - 2));
            }
        }
        return new TcpOptions(segment, shift, sack, times);
    }

    private static int optionLength(FieldReader p, int kind, int end) throws ProtocolException {
        int at = p.offset();
        if (at == end) {
            throw new ProtocolException("option length (byte %d) is missing".formatted(at));
        }
        int length = p.u8("option length", 2, end - at + 1);
        int right = OPTION_BYTES.getOrDefault(kind, length);
        FieldReader.require("option length", at, length, right, right);
        return length;
    }
    // @end
}
