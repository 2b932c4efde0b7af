package netcourse.lesson01.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netcourse.common.Endpoint;
import netcourse.common.ProtocolException;
import netcourse.lesson01.FieldReader;
import netcourse.lesson01.TcpFlag;

/// A TCP segment of a capture, and the header that carried it.
///
/// @param payloadBytes of data, captured or not
/// @param options each in a few words, in their order
record CapturedSegment(
        IpHeader ip,
        Endpoint source,
        Endpoint destination,
        long sequence,
        long acknowledgment,
        Set<TcpFlag> flags,
        int window,
        Checksum checksum,
        List<String> options,
        int payloadBytes) {
    private static final int TCP_BYTES = 20;

    /// Reads TCP header and data, up to the end of the fields.
    static CapturedSegment read(FieldReader fields, IpHeader ip) throws ProtocolException {
        fields.need("tcp header", TCP_BYTES);
        byte[] segment = fields.peek(fields.left());
        int start = fields.offset();
        int sourcePort = fields.u16("source port");
        int destinationPort = fields.u16("destination port");
        long sequence = fields.u32("sequence");
        long acknowledgment = fields.u32("acknowledgment");
        int headerBytes = (fields.u8("data offset") >> 4) * 4;
        fields.means("header of %d bytes".formatted(headerBytes));
        FieldReader.require("data offset", start + 12, headerBytes, TCP_BYTES, segment.length);
        Set<TcpFlag> flags = flags(fields);
        int window = fields.u16("window");
        fields.u16("tcp checksum");
        Checksum checksum =
                Checksum.ofTcp(ip.source(), ip.destination(), segment, ip.payloadBytes());
        fields.means("%02x%02x, %s".formatted(segment[16], segment[17], checksum.text()));
        fields.u16("urgent pointer");
        List<String> options = TcpOptionList.read(fields, headerBytes - TCP_BYTES);
        if (fields.left() > 0) {
            fields.bytes("payload", fields.left());
            fields.means(segment.length - headerBytes + " bytes");
        }
        return new CapturedSegment(
                ip,
                new Endpoint(ip.source().getHostAddress(), sourcePort),
                new Endpoint(ip.destination().getHostAddress(), destinationPort),
                sequence,
                acknowledgment,
                flags,
                window,
                checksum,
                options,
                ip.payloadBytes() - headerBytes);
    }

    private static Set<TcpFlag> flags(FieldReader fields) throws ProtocolException {
        int bits = fields.u8("flags");
        Set<TcpFlag> flags = EnumSet.allOf(TcpFlag.class);
        flags.removeIf(flag -> (bits & 0x80 >> flag.ordinal()) == 0);
        fields.means(words(flags));
        return flags;
    }

    boolean has(TcpFlag flag) {
        return flags.contains(flag);
    }

    /// The flags as the chapters write them, the most telling first: `SYN ACK`.
    static String words(Set<TcpFlag> flags) {
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
