package netcourse.common;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;

/// A TCP connection in a [PcapWriter], as the two programs see it: what they sent, when, and how
/// they ended. The segments are made up, with their headers: where the system cut the stream, what
/// was lost and sent again, only a capture of the network shows.
public final class CapturedConnection {
    /// What fits a packet of 1,500 bytes, Ethernet's limit, with IPv6.
    private static final int SEGMENT_BYTES = 1_440;

    private static final byte[] NOTHING = new byte[0];

    private final class End {
        private final InetSocketAddress address;
        private long next;
        private boolean ended;

        End(InetSocketAddress address) {
            this.address = address;
        }
    }

    private final PcapWriter file;
    private final End client;
    private final End server;

    /// Begins with the handshake.
    public CapturedConnection(
            PcapWriter file, InetSocketAddress client, InetSocketAddress server, Instant time)
            throws IOException {
        this.file = file;
        this.client = new End(client);
        this.server = new End(server);
        put(time, this.client, TcpPacket.SYN, NOTHING, 0);
        this.client.next = 1;
        put(time, this.server, TcpPacket.SYN | TcpPacket.ACK, NOTHING, 0);
        this.server.next = 1;
        put(time, this.client, TcpPacket.ACK, NOTHING, 0);
        file.flush();
    }

    private End other(End end) {
        return end == client ? server : client;
    }

    /// Adds what one end sent, in segments, and the other end's acknowledgement.
    ///
    /// @param bytes those that were kept, from the first on; segments without one are left out
    /// @param length how many were sent
    public synchronized void sent(Instant time, boolean byClient, byte[] bytes, int length)
            throws IOException {
        End from = byClient ? client : server;
        for (int at = 0; at < length; at += SEGMENT_BYTES) {
            int count = Math.min(SEGMENT_BYTES, length - at);
            int kept = Math.clamp(bytes.length - at, 0, count);
            if (kept > 0) {
                byte[] payload = Arrays.copyOfRange(bytes, at, at + kept);
                int push = at + count == length ? TcpPacket.PSH : 0;
                put(time, from, TcpPacket.ACK | push, payload, count);
            }
            from.next += count;
        }
        put(time, other(from), TcpPacket.ACK, NOTHING, 0);
        file.flush();
    }

    /// Adds the FIN of one end; a second one counts for nothing.
    public synchronized void ended(Instant time, boolean byClient) throws IOException {
        End from = byClient ? client : server;
        if (!from.ended) {
            from.ended = true;
            put(time, from, TcpPacket.FIN | TcpPacket.ACK, NOTHING, 0);
            from.next++;
            put(time, other(from), TcpPacket.ACK, NOTHING, 0);
            file.flush();
        }
    }

    /// Adds a reset; nothing comes after it.
    public synchronized void reset(Instant time, boolean byClient) throws IOException {
        if (!client.ended || !server.ended) {
            client.ended = true;
            server.ended = true;
            put(time, byClient ? client : server, TcpPacket.RST | TcpPacket.ACK, NOTHING, 0);
            file.flush();
        }
    }

    private void put(Instant time, End from, int flags, byte[] payload, int length)
            throws IOException {
        End to = other(from);
        byte[] packet =
                TcpPacket.of(from.address, to.address, from.next, to.next, flags, payload, length);
        file.write(time, packet, TcpPacket.headerBytes(from.address, to.address) + length);
    }
}
