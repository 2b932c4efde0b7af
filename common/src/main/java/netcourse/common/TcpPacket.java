package netcourse.common;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A TCP segment with made-up headers, as it stands in a capture file: Ethernet, IPv4 or IPv6, TCP.
///
/// ```
/// offset  IPv4  IPv6   what
///      0    14    14   Ethernet II: two addresses that no card has, EtherType
///     14    20    40   IP (RFC 791, RFC 8200), without options
///   + 20    20         TCP (RFC 9293, section 3.1), without options; then the bytes
/// ```
final class TcpPacket {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;

    private static final int ETHERNET_BYTES = 14;
    private static final int TCP_BYTES = 20;
    private static final int TCP = 6;
    private static final int HOPS = 64;
    private static final int WINDOW = 65_535;

    private TcpPacket() {}

    /// @param payload what is kept of the segment's bytes
    /// @param length how many it had
    static byte[] of(
            InetSocketAddress from,
            InetSocketAddress to,
            long sequence,
            long acknowledged,
            int flags,
            byte[] payload,
            int length) {
        byte[] source = address(from.getAddress(), to.getAddress());
        byte[] target = address(to.getAddress(), from.getAddress());
        byte[] segment = segment(from, to, sequence, acknowledged, flags, payload);
        int tcpBytes = TCP_BYTES + length;
        ByteBuffer pseudo = ByteBuffer.allocate(2 * source.length + 8 + segment.length);
        pseudo.put(source).put(target).putInt(tcpBytes).putInt(TCP).put(segment);
        ByteBuffer.wrap(segment).putShort(16, checksum(pseudo.array()));
        byte[] ip =
                source.length == 4 ? v4(source, target, tcpBytes) : v6(source, target, tcpBytes);
        ByteBuffer packet = ByteBuffer.allocate(ETHERNET_BYTES + ip.length + segment.length);
        ethernet(packet, to.getPort(), from.getPort(), source.length == 4);
        return packet.put(ip).put(segment).array();
    }

    /// How long a packet is without its bytes.
    static int headerBytes(InetSocketAddress from, InetSocketAddress to) {
        return ETHERNET_BYTES
                + (address(from.getAddress(), to.getAddress()).length == 4 ? 20 : 40)
                + TCP_BYTES;
    }

    /// An IPv4 address as one of IPv6, if the other end is not IPv4 (RFC 4291, section 2.5.5.2).
    private static byte[] address(InetAddress one, InetAddress other) {
        byte[] bytes = one.getAddress();
        if (bytes.length == other.getAddress().length || bytes.length == 16) {
            return bytes;
        }
        ByteBuffer mapped = ByteBuffer.allocate(16).putLong(0).putInt(0xffff);
        return mapped.put(bytes).array();
    }

    private static byte[] segment(
            InetSocketAddress from,
            InetSocketAddress to,
            long sequence,
            long acknowledged,
            int flags,
            byte[] payload) {
        ByteBuffer tcp = ByteBuffer.allocate(TCP_BYTES + payload.length);
        tcp.putShort((short) from.getPort()).putShort((short) to.getPort());
        tcp.putInt((int) sequence).putInt((int) acknowledged);
        tcp.put((byte) (TCP_BYTES / 4 << 4)).put((byte) flags).putShort((short) WINDOW);
        return tcp.putInt(0).put(payload).array();
    }

    private static byte[] v4(byte[] source, byte[] target, int tcpBytes) {
        ByteBuffer ip = ByteBuffer.allocate(20);
        ip.put((byte) 0x45).put((byte) 0).putShort((short) (20 + tcpBytes)).putInt(0);
        ip.put((byte) HOPS).put((byte) TCP).putShort((short) 0).put(source).put(target);
        return ip.putShort(10, checksum(ip.array())).array();
    }

    private static byte[] v6(byte[] source, byte[] target, int tcpBytes) {
        ByteBuffer ip = ByteBuffer.allocate(40).putInt(6 << 28).putShort((short) tcpBytes);
        return ip.put((byte) TCP).put((byte) HOPS).put(source).put(target).array();
    }

    /// Addresses of local administration (IEEE 802, section 8.4), with the port in them.
    private static void ethernet(ByteBuffer packet, int to, int from, boolean isV4) {
        packet.putInt(0x02000000).putShort((short) to);
        packet.putInt(0x02000000).putShort((short) from);
        packet.putShort((short) (isV4 ? 0x0800 : 0x86dd));
    }

    /// The sum of RFC 1071; of a segment that was not kept whole, it is wrong.
    private static short checksum(byte[] bytes) {
        ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(bytes, (bytes.length + 1) & ~1));
        long sum = 0;
        while (words.hasRemaining()) {
            sum += words.getShort() & 0xffff;
        }
        while (sum > 0xffff) {
            sum = (sum >>> 16) + (sum & 0xffff);
        }
        return (short) ~sum;
    }
}
