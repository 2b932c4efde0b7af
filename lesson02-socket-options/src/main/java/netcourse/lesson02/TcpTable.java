package netcourse.lesson02;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The system's table of TCP sockets, read from `/proc/net/tcp` and `/proc/net/tcp6`: Linux only.
///
/// Java opens IPv6 sockets that speak IPv4 too, so most of its sockets stand in `tcp6`, with
/// addresses such as `::ffff:127.0.0.1`; they are given here as the IPv4 addresses that they are.
/// The columns are described in proc_net(5) and in the kernel's
/// `Documentation/networking/proc_net_tcp.rst`.
public final class TcpTable {
    /// Most of Java's sockets stand in the first. To read one takes milliseconds, however few lines
    /// it has: the kernel walks through its whole hash table.
    static final List<Path> FILES =
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

        static State ofNumber(int number) {
            return values()[number - 1];
        }
    }

    /// One socket.
    ///
    /// @param sendQueueBytes bytes that the peer has not acknowledged
    /// @param receiveQueueBytes bytes that the program has not read; for a listening socket, the
    ///   connections that wait for `accept`
    /// @param inode the number behind `/proc/self/fd/N -> socket:[inode]`; 0 when no process holds
    ///   it
    public record Entry(
            InetSocketAddress local,
            InetSocketAddress remote,
            State state,
            long sendQueueBytes,
            long receiveQueueBytes,
            long inode) {}

    private TcpTable() {}

    /// Whether this system has the table.
    public static boolean isAvailable() {
        return Files.isReadable(FILES.getLast());
    }

    /// Every TCP socket of this network namespace, of all processes, as it stands now.
    public static List<Entry> read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : FILES) {
            entries.addAll(read(file, _ -> true));
        }
        return entries;
    }

    private static List<Entry> read(Path file, Predicate<String> wanted) throws IOException {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).filter(wanted).map(TcpTable::parse).toList();
        }
    }

    /// The sockets one of whose ends has this port.
    public static List<Entry> withPort(int port) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : FILES) {
            entries.addAll(withPort(file, port));
        }
        return entries;
    }

    /// The first socket of those with this port that is wanted.
    public static Optional<Entry> find(int port, Predicate<Entry> wanted) throws IOException {
        for (Path file : FILES) {
            Optional<Entry> found = withPort(file, port).stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Programs ask for this again and again until a state is reached, and the table may have
    /// thousands of lines: only those that can match are parsed.
    private static List<Entry> withPort(Path file, int port) throws IOException {
        String column = String.format(":%04X ", port);
        return read(file, line -> line.contains(column)).stream()
                .filter(e -> e.local().getPort() == port || e.remote().getPort() == port)
                .toList();
    }

    /// Reads one line of the table, the heading excepted.
    static Entry parse(String line) {
        String[] columns = line.strip().split("\\s+");
        String[] queues = columns[4].split(":");
        return new Entry(
                address(columns[1]),
                address(columns[2]),
                State.ofNumber(Integer.parseInt(columns[3], 16)),
                Long.parseLong(queues[0], 16),
                Long.parseLong(queues[1], 16),
                Long.parseLong(columns[9]));
    }

    /// `0100007F:3124`: the address in 32-bit words of this machine's own byte order, then the
    /// port.
    static InetSocketAddress address(String column) {
        int colon = column.indexOf(':');
        byte[] words = HexFormat.of().parseHex(column, 0, colon);
        ByteBuffer ordered = ByteBuffer.allocate(words.length).order(ByteOrder.nativeOrder());
        ByteBuffer from = ByteBuffer.wrap(words);
        while (from.hasRemaining()) {
            ordered.putInt(from.getInt());
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(ordered.array()),
                    Integer.parseInt(column.substring(colon + 1), 16));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address must have 4 or 16 bytes: " + column, e);
        }
    }
}
