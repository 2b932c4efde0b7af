package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.HostOption;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Shows what UDP keeps that TCP does not, the boundaries of messages, and what TCP gives that UDP
/// does not: a connection, delivery, an end of the stream.
@Command(
        mixinStandardHelpOptions = true,
        description = "What UDP does with the sends that TCP runs together. Both ends run here.")
public final class UdpBesideTcp implements Callable<Integer> {
    private static final int MAX_COUNT = 100_000;

    /// Linux counts the FIN, which takes a sequence number, among the bytes not read.
    private static final int FIN = 1;

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
        check("--count", count, MAX_COUNT);
        check("--receive-buffer", receiveBufferBytes, 1 << 20);
        PrintWriter out = spec.commandLine().getOut();
        InetAddress at = InetAddress.getByName(host.host());
        boundaries(out, at);
        loss(out, at, count, receiveBufferBytes);
        nobody(out, at);
        sizes(out, at);
        return 0;
    }

    private void check(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be 1.." + most + ", was " + value);
        }
    }

    static void boundaries(PrintWriter out, InetAddress host) throws IOException {
        out.println("10 sends of 500 bytes, then the receiver reads with a large buffer:");
        out.println("  UDP, bytes of each receive  " + UdpTrial.lengths(host, 10, 500));
        out.println("  TCP, bytes of each read     " + tcpReads(host, 10, 500));
        out.println();
        out.println("A datagram of 500 bytes and one of 3, received into a buffer of 200:");
        List<Integer> lengths = UdpTrial.truncated(host, 500, 200);
        out.printf(
                "  first receive %d bytes, second %d: the other %d bytes are gone, no error%n%n",
                lengths.getFirst(), lengths.getLast(), 500 - lengths.getFirst());
    }

    /// The same sends over TCP, read after all have arrived.
    static List<Integer> tcpReads(InetAddress host, int sends, int bytes) throws IOException {
        try (Link link = Link.open(host)) {
            for (int i = 0; i < sends; i++) {
                link.client().getOutputStream().write(new byte[bytes]);
            }
            link.client().shutdownOutput();
            TcpStates.awaitUnread(link.serverEnd(), sends * bytes + FIN);
            List<Integer> reads = new ArrayList<>();
            byte[] buffer = new byte[65536];
            for (int n = read(link, buffer); n >= 0; n = read(link, buffer)) {
                reads.add(n);
            }
            return reads;
        }
    }

    private static int read(Link link, byte[] buffer) throws IOException {
        return link.server().getInputStream().read(buffer);
    }

    static void loss(PrintWriter out, InetAddress host, int count, int receiveBufferBytes)
            throws IOException {
        out.printf(
                "%d datagrams of 500 bytes to a receiver with SO_RCVBUF %d that does not read:%n",
                count, receiveBufferBytes);
        UdpTrial.Flood flood = UdpTrial.flood(host, count, 500, receiveBufferBytes);
        out.printf(
                "  sent %d without an error, received later %d; dropped, says the system: %s%n%n",
                flood.sent(),
                flood.received(),
                flood.dropped().isPresent() ? flood.dropped().getAsLong() : "(Linux only)");
    }

    static void nobody(PrintWriter out, InetAddress host) throws IOException {
        out.println("To a port where nobody receives:");
        out.println("  send, not connected         " + UdpTrial.sendToNobody(host));
        List<String> connected = UdpTrial.writeToNobody(host);
        out.println("  write, connected            " + connected.getFirst());
        out.println("  receive after that          " + connected.getLast());
        out.println();
    }

    static void sizes(PrintWriter out, InetAddress host) throws IOException {
        int largest =
                host instanceof Inet4Address
                        ? UdpTrial.LARGEST_OVER_IPV4
                        : UdpTrial.LARGEST_OVER_IPV6;
        out.println("The smallest and the largest datagram:");
        for (int bytes : new int[] {0, largest, largest + 1}) {
            out.printf("  %5d bytes sent   %s%n", bytes, UdpTrial.oneOf(host, bytes));
        }
    }
}
