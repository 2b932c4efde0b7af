package netcourse.lesson01.capture;

import java.net.InetAddress;
import java.util.Optional;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector;
import netcourse.lesson01.FieldReader;

/// What an IPv4 or IPv6 header (RFC 791, section 3.1; RFC 8200, section 3) says to a reader of TCP.
///
/// ```
/// IPv6 header
/// byte  size     field
///   0   4 bits   version, 6; then 8 bits traffic class and 20 bits flow label
///   4   2        payload length: bytes after these 40
///   6   1        next header, 6 is TCP; or an extension, which has a next header of its own
///   7   1        hop limit
///   8   16       source
///  24   16       destination
/// ```
///
/// @param protocol what follows: 6 is TCP
/// @param payloadBytes after this header and its options or extensions, as it says itself
/// @param checksum of the header; empty for IPv6, which has none
/// @param isFragment of a packet's fragments, not the first: no TCP header follows
/// @param isPart of a packet's fragments, any of them: the others have the rest of the segment
public record IpHeader(
        InetAddress source,
        InetAddress destination,
        int protocol,
        int payloadBytes,
        Optional<ChecksumState> checksum,
        boolean isFragment,
        boolean isPart) {
    static final int TCP = 6;
    private static final int IPV4_BYTES = 20;
    private static final int IPV4_MOST_BYTES = 60;
    private static final int IPV6_BYTES = 40;

    /// Reads it, up to the header that it carries, and ends the fields with its payload.
    ///
    /// @param isCut the capture holds a part of the packet only
    static IpHeader read(Dissector fields, int etherType, boolean isCut) throws ProtocolException {
        return etherType == LinkType.IPV4 ? readIpv4(fields, isCut) : readIpv6(fields, isCut);
    }

    private static IpHeader readIpv4(Dissector fields, boolean isCut) throws ProtocolException {
        fields.need("ipv4 header", IPV4_BYTES);
        int packet = fields.left();
        byte[] bytes = fields.peek(Math.min(packet, IPV4_MOST_BYTES));
        int headerBytes = ipv4HeaderBytes(fields, bytes.length);
        fields.u8("dscp and ecn");
        int total = fields.u16("total length", headerBytes, isCut ? 65535 : packet);
        fields.u16("identification");
        boolean more = (fields.peek(1)[0] & 0x20) != 0;
        int fragment = fragment(fields);
        fields.u8("time to live");
        int protocol = fields.u8("protocol");
        int field = fields.u16("header checksum");
        ChecksumState checksum = ChecksumState.ofIpv4(bytes, headerBytes);
        fields.means("%04x, %s".formatted(field, checksum.text()));
        InetAddress source = Addresses.ip(fields, "source", 4);
        InetAddress destination = Addresses.ip(fields, "destination", 4);
        if (headerBytes > IPV4_BYTES) {
            fields.skip("ip options", headerBytes - IPV4_BYTES);
        }
        int payload = total - headerBytes;
        fields.endAfter(Math.min(payload, fields.left()));
        Optional<ChecksumState> sum = Optional.of(checksum);
        boolean part = more || fragment > 0;
        return new IpHeader(source, destination, protocol, payload, sum, fragment > 0, part);
    }

    private static int ipv4HeaderBytes(Dissector fields, int most) throws ProtocolException {
        int at = fields.offset();
        int bits = fields.u8("version and length");
        int headerBytes = (bits & 0x0f) * 4;
        fields.means("version %d, header of %d bytes".formatted(bits >> 4, headerBytes));
        FieldReader.require("version", at, bits >> 4, 4, 4);
        FieldReader.require("header length", at, headerBytes, IPV4_BYTES, most);
        return headerBytes;
    }

    private static int fragment(Dissector fields) throws ProtocolException {
        int bits = fields.u16("flags and fragment");
        int offset = (bits & 0x1fff) * 8;
        fields.means(
                "%s%soffset %d"
                        .formatted(
                                (bits & 0x4000) != 0 ? "don't fragment, " : "",
                                (bits & 0x2000) != 0 ? "more fragments, " : "",
                                offset));
        return offset;
    }

    private static IpHeader readIpv6(Dissector fields, boolean isCut) throws ProtocolException {
        fields.need("ipv6 header", IPV6_BYTES);
        int start = fields.offset();
        long first = fields.u32("version, class, flow");
        fields.means(
                "version %d, class %d, flow %05x"
                        .formatted(first >> 28, first >> 20 & 0xff, first & 0xfffff));
        FieldReader.require("version", start, first >> 28, 6, 6);
        int room = isCut ? 65535 : fields.left() - (IPV6_BYTES - 4);
        int payload = fields.u16("payload length", 0, room);
        int next = fields.u8("next header");
        fields.u8("hop limit");
        InetAddress source = Addresses.ip(fields, "source", 16);
        InetAddress destination = Addresses.ip(fields, "destination", 16);
        fields.endAfter(Math.min(payload, fields.left()));
        Ipv6Extensions extensions = Ipv6Extensions.read(fields, next);
        return new IpHeader(
                source,
                destination,
                extensions.protocol(),
                payload - extensions.bytes(),
                Optional.empty(),
                extensions.isFragment(),
                extensions.isPart());
    }
}
