package netcourse.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The system's table of TCP sockets, read from `/proc/net/tcp` and `/proc/net/tcp6`: Linux only.
///
/// ```text
///   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid timeout inode
///    0: 0100007F:3124 0100007F:D1F2 01 00000000:00000005 00:00000000 00000000  1000       0 3141 …
/// ```
///
/// Java opens IPv6 sockets that speak IPv4 too, so most of its sockets stand in `tcp6`, with
/// addresses such as `::ffff:127.0.0.1`; they are given here as the IPv4 addresses that they are.
/// The columns are described in proc_net(5) and in the kernel's
/// `Documentation/networking/proc_net_tcp.rst`.
public final class TcpTable {
    /// Most of Java's sockets stand in the first. To read one takes milliseconds, however few lines
    /// it has: the kernel walks through its whole hash table.
    private static final List<Path> FILES =
            List.of(Path.of("/proc/self/net/tcp6"), Path.of("/proc/self/net/tcp"));

    /// The states of RFC 9293, section 3.3.2, numbered as in the kernel's
    /// `include/net/tcp_states.h`.
    public enum State {
        ESTABLISHED,
        SYN_SENT,
        SYN_RECV,
        FIN_WAIT1,
        FIN_WAIT2,
        TIME_WAIT,
        CLOSE,
        CLOSE_WAIT,
        LAST_ACK,
        LISTEN,
        CLOSING,
        NEW_SYN_RECV,
        BOUND_INACTIVE;

        private static State ofNumber(int number) {
            return values()[number - 1];
        }
    }

    /// One end of a connection, named by its own address and its peer's: these stay known after a
    /// close.
    public record End(InetSocketAddress local, InetSocketAddress remote) {
        /// This program's end of a connected socket.
        public static End of(Socket socket) {
            return new End(
                    (InetSocketAddress) socket.getLocalSocketAddress(),
                    (InetSocketAddress) socket.getRemoteSocketAddress());
        }

        public End peer() {
            return new End(remote, local);
        }
    }

    /// One socket.
    ///
    /// @param sendQueueBytes bytes that the peer has not acknowledged
    /// @param receiveQueueBytes bytes that the program has not read; for a listening socket, the
    ///   connections that wait for `accept`
    /// @param timer how long until the kernel's timer of this socket goes off
    /// @param inode the number in `/proc/self/fd/N -> socket:[inode]`; 0 when no process holds it
    public record Entry(
            End end,
            State state,
            long sendQueueBytes,
            long receiveQueueBytes,
            Duration timer,
            long inode) {}

    private TcpTable() {}

    /// Whether this system has the table.
    public static boolean isAvailable() {
        return Files.isReadable(FILES.getLast());
    }

    /// What the table says of one end of a connection. Not only its ports count: other connections
    /// of this system may have the same.
    public static Optional<Entry> find(End end) throws IOException {
        int remotePort = end.remote().getPort();
        return read(end.local().getPort(), port -> port == remotePort).stream()
                .filter(entry -> entry.end().equals(end))
                .findFirst();
    }

    /// The listening socket at this port.
    public static Optional<Entry> listener(int port) throws IOException {
        return read(port, remote -> remote == 0).stream()
                .filter(entry -> entry.state() == State.LISTEN)
                .findFirst();
    }

    /// The sockets that connect a local port with these peers, by inode; those that no process
    /// holds are left out.
    public static Map<Long, InetSocketAddress> inodes(
            int localPort, Collection<InetSocketAddress> peers) throws IOException {
        Set<InetSocketAddress> wanted = Set.copyOf(peers);
        BitSet ports = new BitSet();
        wanted.forEach(peer -> ports.set(peer.getPort()));
        Map<Long, InetSocketAddress> peerOf = new HashMap<>();
        for (Entry entry : read(localPort, ports::get)) {
            if (entry.inode() != 0 && wanted.contains(entry.end().remote())) {
                peerOf.put(entry.inode(), entry.end().remote());
            }
        }
        return peerOf;
    }

    private interface PortFilter {
        boolean admits(int remotePort);
    }

    /// Only the wanted lines are parsed: programs look again and again until a state is reached,
    /// and a gateway's table has thousands of lines.
    private static List<Entry> read(int localPort, PortFilter remotePorts) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : FILES) {
            if (!Files.isReadable(file)) {
                continue;
            }
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                lines.readLine();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int local = line.indexOf(':', line.indexOf(':') + 1);
                    int remote = line.indexOf(':', local + 1);
                    if (port(line, local) == localPort && remotePorts.admits(port(line, remote))) {
                        entries.add(parse(line));
                    }
                }
            }
        }
        return entries;
    }

    /// The four hexadecimal digits after a colon.
    private static int port(String line, int colon) {
        return HexFormat.fromHexDigits(line, colon + 1, colon + 5);
    }

    /// Reads one line of the table, the heading excepted.
    public static Entry parse(String line) {
        String[] columns = line.strip().split("\\s+");
        String[] queues = columns[4].split(":");
        String[] timer = columns[5].split(":");
        return new Entry(
                new End(address(columns[1]), address(columns[2])),
                State.ofNumber(Integer.parseInt(columns[3], 16)),
                Long.parseLong(queues[0], 16),
                Long.parseLong(queues[1], 16),
                Duration.ofMillis(10 * Long.parseLong(timer[1], 16)),
                Long.parseLong(columns[9]));
    }

    /// `0100007F:3124`: the address in 32-bit words of this machine's own byte order, then the
    /// port.
    private static InetSocketAddress address(String column) {
        int colon = column.indexOf(':');
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(column, 0, colon));
        ByteBuffer bytes = ByteBuffer.allocate(words.limit()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            bytes.putInt(words.getInt());
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(bytes.array()), port(column, colon));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address must have 4 or 16 bytes: " + column, e);
        }
    }
}
