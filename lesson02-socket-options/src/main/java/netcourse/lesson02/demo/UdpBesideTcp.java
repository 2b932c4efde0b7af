package netcourse.lesson02.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import netcourse.common.HostOption;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what UDP keeps that TCP does not, the boundaries of messages, and what TCP gives that UDP
/// does not: a connection, delivery, an end of the stream.
@Command(
        mixinStandardHelpOptions = true,
        description = "What UDP does with the sends that TCP runs together. Both ends run here.")
public final class UdpBesideTcp implements Callable<Integer> {
    /// 65535 less 20 bytes of the IPv4 header (RFC 791) and 8 of the UDP header (RFC 768).
    private static final int LARGEST_OVER_IPV4 = 65507;

    /// 65535 less 8 bytes of the UDP header: IPv6's own length field leaves its header out (RFC
    /// 8200, section 3).
    private static final int LARGEST_OVER_IPV6 = 65527;

    /// Linux counts the FIN, which takes a sequence number, among the bytes not read.
    private static final int FIN = 1;

    private static final int QUIET_MILLIS = 100;

    @Spec private CommandSpec spec;
    @Mixin private HostOption host;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Datagrams that nobody reads, 1..100000 (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--receive-buffer",
            paramLabel = "BYTES",
            defaultValue = "8192",
            description = "SO_RCVBUF of their receiver, 1..1048576 (default: ${DEFAULT-VALUE}).")
    private int receiveBufferBytes;

    public static void main(String[] args) {
        Program.main(new UdpBesideTcp(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--count", count, 1, 100_000);
        Program.checkRange("--receive-buffer", receiveBufferBytes, 1, 1 << 20);
        PrintWriter out = spec.commandLine().getOut();
        InetAddress at = InetAddress.getByName(host.host());
        boundaries(out, at);
        loss(out, at, count, receiveBufferBytes);
        nobody(out, at);
        sizes(out, at);
        return 0;
    }

    static void boundaries(PrintWriter out, InetAddress host) throws IOException {
        out.println("10 sends of 500 bytes, then the receiver reads with a large buffer:");
        out.println("  UDP, bytes of each receive  " + udpReads(host, 10, 500));
        out.println("  TCP, bytes of each read     " + tcpReads(host, 10, 500));
        out.println();
        out.println("A datagram of 500 bytes and one of 3, received into a buffer of 200:");
        List<Integer> lengths = truncated(host, 500, 200);
        out.printf(
                "  first receive %d bytes, second %d: the other %d bytes are gone, no error%n%n",
                lengths.getFirst(), lengths.getLast(), 500 - lengths.getFirst());
    }

    /// Sends this many datagrams, then receives: the length of each.
    static List<Integer> udpReads(InetAddress host, int sends, int bytes) throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(0, host);
                DatagramSocket sender = new DatagramSocket(0, host)) {
            for (int i = 0; i < sends; i++) {
                sender.send(datagram(bytes, receiver.getLocalSocketAddress()));
            }
            return receive(receiver, 65536, sends);
        }
    }

    private static List<Integer> receive(DatagramSocket receiver, int bufferBytes, int receives)
            throws IOException {
        receiver.setSoTimeout(SocketPair.LIMIT_MILLIS);
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < receives; i++) {
            DatagramPacket packet = new DatagramPacket(new byte[bufferBytes], bufferBytes);
            receiver.receive(packet);
            lengths.add(packet.getLength());
        }
        return lengths;
    }

    /// The same sends over TCP, read after all have arrived.
    static List<Integer> tcpReads(InetAddress host, int sends, int bytes) throws IOException {
        try (SocketPair pair = SocketPair.open(host)) {
            for (int i = 0; i < sends; i++) {
                pair.client().getOutputStream().write(new byte[bytes]);
            }
            pair.client().shutdownOutput();
            SocketPair.awaitUnread(pair.serverEnd(), sends * bytes + FIN);
            List<Integer> reads = new ArrayList<>();
            byte[] buffer = new byte[65536];
            for (int n = read(pair, buffer); n >= 0; n = read(pair, buffer)) {
                reads.add(n);
            }
            return reads;
        }
    }

    private static int read(SocketPair pair, byte[] buffer) throws IOException {
        return pair.server().getInputStream().read(buffer);
    }

    /// Sends a datagram of so many bytes and then one of 3; receives both into a buffer of so many.
    static List<Integer> truncated(InetAddress host, int bytes, int bufferBytes)
            throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(0, host);
                DatagramSocket sender = new DatagramSocket(0, host)) {
            sender.send(datagram(bytes, receiver.getLocalSocketAddress()));
            sender.send(datagram(3, receiver.getLocalSocketAddress()));
            return receive(receiver, bufferBytes, 2);
        }
    }

    static void loss(PrintWriter out, InetAddress host, int count, int receiveBufferBytes)
            throws IOException {
        out.printf(
                "%d datagrams of 500 bytes to a receiver with SO_RCVBUF %d that does not read:%n",
                count, receiveBufferBytes);
        Flood flood = flood(host, count, 500, receiveBufferBytes);
        out.printf(
                "  sent %d without an error, received later %d; dropped, says the system: %s%n%n",
                flood.sent,
                flood.received,
                flood.dropped.isPresent() ? flood.dropped.getAsLong() : "(Linux only)");
    }

    /// What a flood gave.
    ///
    /// @param dropped the count that Linux keeps for the socket; empty elsewhere
    record Flood(int sent, int received, OptionalLong dropped) {}

    /// Sends many datagrams while nobody receives, then receives what is there.
    ///
    /// @param receiveBufferBytes SO_RCVBUF of the receiver, as asked
    static Flood flood(InetAddress host, int datagrams, int bytes, int receiveBufferBytes)
            throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(null);
                DatagramSocket sender = new DatagramSocket(0, host)) {
            receiver.setReceiveBufferSize(receiveBufferBytes);
            receiver.bind(new InetSocketAddress(host, 0));
            for (int i = 0; i < datagrams; i++) {
                sender.send(datagram(bytes, receiver.getLocalSocketAddress()));
            }
            int received = receiveUntilQuiet(receiver);
            return new Flood(datagrams, received, dropped(receiver.getLocalPort()));
        }
    }

    private static int receiveUntilQuiet(DatagramSocket receiver) throws IOException {
        receiver.setSoTimeout(QUIET_MILLIS);
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        int received = 0;
        while (true) {
            try {
                receiver.receive(packet);
                received++;
            } catch (SocketTimeoutException _) {
                return received;
            }
        }
    }

    /// The last column of the system's table of UDP sockets, for this port.
    private static OptionalLong dropped(int port) throws IOException {
        String local = String.format(":%04X", port);
        for (String table : List.of("/proc/self/net/udp", "/proc/self/net/udp6")) {
            if (!Files.isReadable(Path.of(table))) {
                continue;
            }
            try (BufferedReader lines = Files.newBufferedReader(Path.of(table))) {
                OptionalLong drops =
                        lines.lines()
                                .map(line -> line.strip().split("\\s+"))
                                .filter(columns -> columns[1].endsWith(local))
                                .mapToLong(columns -> Long.parseLong(columns[columns.length - 1]))
                                .findFirst();
                if (drops.isPresent()) {
                    return drops;
                }
            }
        }
        return OptionalLong.empty();
    }

    static void nobody(PrintWriter out, InetAddress host) throws IOException {
        out.println("To a port where nobody receives:");
        out.println("  send, not connected         " + sendToNobody(host));
        List<String> connected = writeToNobody(host);
        out.println("  write, connected            " + connected.getFirst());
        out.println("  receive after that          " + connected.getLast());
        out.println();
    }

    /// Sends without `connect` to a port where nobody receives.
    static String sendToNobody(InetAddress host) throws IOException {
        try (DatagramSocket elsewhere = new DatagramSocket(0, host);
                DatagramSocket deaf = deaf(host, elsewhere);
                DatagramSocket sender = new DatagramSocket(0, host)) {
            sender.send(datagram(5, deaf.getLocalSocketAddress()));
            return "no error";
        }
    }

    /// Writes on a connected channel to a port where nobody receives, then receives.
    ///
    /// @return what the `write` gave, and what the `receive` after it gave
    static List<String> writeToNobody(InetAddress host) throws IOException {
        try (DatagramSocket elsewhere = new DatagramSocket(0, host);
                DatagramSocket deaf = deaf(host, elsewhere);
                DatagramChannel sender = DatagramChannel.open()) {
            sender.bind(new InetSocketAddress(host, 0)).connect(deaf.getLocalSocketAddress());
            int written = sender.write(ByteBuffer.allocate(5));
            return List.of(written + " bytes, no error", receive(sender.socket()));
        }
    }

    private static String receive(DatagramSocket socket) throws IOException {
        try {
            receive(socket, 100, 1);
            return "a datagram";
        } catch (PortUnreachableException | SocketTimeoutException e) {
            return e.getClass().getSimpleName();
        }
    }

    /// Holds a port without receiving from strangers: a connected socket takes datagrams of its
    /// peer only, and for the others the system answers as if nobody were there. A port that was
    /// closed might be somebody else's by now.
    private static DatagramSocket deaf(InetAddress host, DatagramSocket peer) throws IOException {
        DatagramSocket deaf = new DatagramSocket(0, host);
        deaf.connect(peer.getLocalSocketAddress());
        return deaf;
    }

    static void sizes(PrintWriter out, InetAddress host) throws IOException {
        int largest = host instanceof Inet4Address ? LARGEST_OVER_IPV4 : LARGEST_OVER_IPV6;
        out.println("The smallest and the largest datagram:");
        for (int bytes : new int[] {0, largest, largest + 1}) {
            out.printf("  %5d bytes sent   %s%n", bytes, oneOf(host, bytes));
        }
    }

    /// Sends one datagram of this many bytes; the length received, or the exception as text.
    static String oneOf(InetAddress host, int bytes) throws IOException {
        try {
            return udpReads(host, 1, bytes).getFirst() + " bytes received";
        } catch (SocketException e) {
            return SocketPair.error(e);
        }
    }

    private static DatagramPacket datagram(int bytes, SocketAddress to) {
        return new DatagramPacket(new byte[bytes], bytes, to);
    }
}
