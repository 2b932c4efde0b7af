package netcourse.lesson02.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
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

/// What UDP does and does not, each tried between two sockets of this machine.
final class UdpTrial {
    /// 65535 less 20 bytes of the IPv4 header (RFC 791) and 8 of the UDP header (RFC 768).
    static final int LARGEST_OVER_IPV4 = 65507;

    /// 65535 less 8 bytes of the UDP header: IPv6's own length field leaves its header out (RFC
    /// 8200, section 3).
    static final int LARGEST_OVER_IPV6 = 65527;

    private static final int LIMIT_MILLIS = (int) TcpStates.LIMIT.toMillis();
    private static final int QUIET_MILLIS = 100;

    /// What a flood gave.
    ///
    /// @param dropped the count that Linux keeps for the socket; empty elsewhere
    record Flood(int sent, int received, OptionalLong dropped) {}

    private UdpTrial() {}

    /// Sends so many datagrams, then receives: the length of each.
    static List<Integer> lengths(InetAddress host, int datagrams, int bytes) throws IOException {
        try (DatagramSocket receiver = receiver(host);
                DatagramSocket sender = new DatagramSocket(0, host)) {
            for (int i = 0; i < datagrams; i++) {
                sender.send(datagram(bytes, receiver.getLocalSocketAddress()));
            }
            List<Integer> lengths = new ArrayList<>();
            DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
            for (int i = 0; i < datagrams; i++) {
                receiver.receive(packet);
                lengths.add(packet.getLength());
            }
            return lengths;
        }
    }

    /// Sends a datagram of so many bytes and then one of 3; receives both into a buffer of so many.
    static List<Integer> truncated(InetAddress host, int bytes, int bufferBytes)
            throws IOException {
        try (DatagramSocket receiver = receiver(host);
                DatagramSocket sender = new DatagramSocket(0, host)) {
            sender.send(datagram(bytes, receiver.getLocalSocketAddress()));
            sender.send(datagram(3, receiver.getLocalSocketAddress()));
            DatagramPacket packet = new DatagramPacket(new byte[bufferBytes], bufferBytes);
            receiver.receive(packet);
            int first = packet.getLength();
            packet.setLength(bufferBytes);
            receiver.receive(packet);
            return List.of(first, packet.getLength());
        }
    }

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
    static OptionalLong dropped(int port) throws IOException {
        String local = String.format(":%04X", port);
        for (String file : List.of("/proc/self/net/udp", "/proc/self/net/udp6")) {
            if (!Files.isReadable(Path.of(file))) {
                continue;
            }
            try (BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
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
    /// @return what the `write` gave, and what the `receive` behind it gave
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
        socket.setSoTimeout(LIMIT_MILLIS);
        try {
            socket.receive(new DatagramPacket(new byte[100], 100));
            return "a datagram";
        } catch (PortUnreachableException | SocketTimeoutException e) {
            return e.getClass().getSimpleName();
        }
    }

    /// Sends one datagram of so many bytes; the length received, or the exception as text.
    static String oneOf(InetAddress host, int bytes) throws IOException {
        try {
            return lengths(host, 1, bytes).getFirst() + " bytes received";
        } catch (SocketException e) {
            return Outcome.text(e);
        }
    }

    private static DatagramSocket receiver(InetAddress host) throws IOException {
        DatagramSocket receiver = new DatagramSocket(0, host);
        receiver.setSoTimeout(LIMIT_MILLIS);
        return receiver;
    }

    /// Holds a port without receiving from strangers: a connected socket takes datagrams of its
    /// peer only, and for the others the system answers as if nobody were there. A port that was
    /// closed might be somebody else's by now.
    private static DatagramSocket deaf(InetAddress host, DatagramSocket peer) throws IOException {
        DatagramSocket deaf = new DatagramSocket(0, host);
        deaf.connect(peer.getLocalSocketAddress());
        return deaf;
    }

    private static DatagramPacket datagram(int bytes, SocketAddress to) {
        return new DatagramPacket(new byte[bytes], bytes, to);
    }
}
