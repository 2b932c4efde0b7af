package netcourse.lesson01.capture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netcourse.common.Endpoint;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector;
import netcourse.lesson01.FieldReader;
import netcourse.lesson01.TcpFlag;

/// A TCP segment of a capture, and the header that carried it.
///
/// @param payloadBytes of data, captured or not
/// @param options each in a few words, in their order
public record CapturedSegment(
        IpHeader ip,
        Endpoint source,
        Endpoint destination,
        long sequence,
        long acknowledgment,
        Set<TcpFlag> flags,
        int window,
        ChecksumState checksum,
        List<String> options,
        int payloadBytes) {
    private static final int TCP_BYTES = 20;

    /// Reads TCP header and data, up to the end of the fields.
    static CapturedSegment read(Dissector fields, IpHeader ip) throws ProtocolException {
        fields.need("tcp header", TCP_BYTES);
        byte[] segment = fields.peek(fields.left());
        Endpoint source = new Endpoint(ip.source().getHostAddress(), fields.u16("source port"));
        Endpoint destination =
                new Endpoint(ip.destination().getHostAddress(), fields.u16("destination port"));
        long sequence = fields.u32("sequence");
        long acknowledgment = fields.u32("acknowledgment");
        int headerBytes = headerBytes(fields, segment.length);
        Set<TcpFlag> flags = flags(fields);
        int window = fields.u16("window");
        ChecksumState checksum = checksum(fields, ip, segment);
        fields.u16("urgent pointer");
        List<String> options = TcpOptionList.read(fields, headerBytes - TCP_BYTES);
        int payload = ip.payloadBytes() - headerBytes;
        if (fields.left() > 0) {
            fields.skip("payload", fields.left());
            fields.means(payload == 1 ? "1 byte" : payload + " bytes");
        }
        return new CapturedSegment(
                ip,
                source,
                destination,
                sequence,
                acknowledgment,
                flags,
                window,
                checksum,
                options,
                payload);
    }

    private static int headerBytes(Dissector fields, int most) throws ProtocolException {
        int at = fields.offset();
        int headerBytes = (fields.u8("data offset") >> 4) * 4;
        fields.means("header of %d bytes".formatted(headerBytes));
        FieldReader.require("data offset", at, headerBytes, TCP_BYTES, most);
        return headerBytes;
    }

    private static ChecksumState checksum(Dissector fields, IpHeader ip, byte[] segment)
            throws ProtocolException {
        int field = fields.u16("tcp checksum");
        ChecksumState checksum =
                ip.isPart()
                        ? ChecksumState.CUT
                        : ChecksumState.ofTcp(
                                ip.source(), ip.destination(), segment, ip.payloadBytes());
        fields.means("%04x, %s".formatted(field, checksum.text()));
        return checksum;
    }

    private static Set<TcpFlag> flags(Dissector fields) throws ProtocolException {
        int bits = fields.u8("flags");
        Set<TcpFlag> flags = EnumSet.allOf(TcpFlag.class);
        flags.removeIf(flag -> (bits & 0x80 >> flag.ordinal()) == 0);
        fields.means(words(flags));
        return flags;
    }

    public boolean has(TcpFlag flag) {
        return flags.contains(flag);
    }

    /// The flags as the chapters write them, the most important first: `SYN ACK`.
    public static String words(Set<TcpFlag> flags) {
        List<TcpFlag> order = new ArrayList<>(flags);
        order.sort(java.util.Comparator.comparing(CapturedSegment::rank));
        return order.stream().map(TcpFlag::name).collect(Collectors.joining(" "));
    }

    private static int rank(TcpFlag flag) {
        return switch (flag) {
            case SYN -> 0;
            case FIN -> 1;
            case RST -> 2;
            case PSH -> 3;
            default -> 4 + flag.ordinal();
        };
    }
}
