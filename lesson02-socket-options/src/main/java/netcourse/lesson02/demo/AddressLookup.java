package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import netcourse.common.Endpoint;
import netcourse.common.Program;
import netcourse.lesson02.AddressQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The six inputs of `getaddrinfo`, each with its Java side; the answer; and which address reaches
/// which listener.
@Command(
        mixinStandardHelpOptions = true,
        description = "Looks a name up and shows the Java side of getaddrinfo's six inputs.")
public final class AddressLookup implements Callable<Integer> {
    private static final String INPUT = "%-12s %-14s %s%n";
    private static final String REACH = "%-12s %-18s %-22s %-22s %s%n";
    private static final List<String> BOUND = List.of("127.0.0.1", "::1", "0.0.0.0", "::");
    private static final List<String> REACHED_BY = List.of("127.0.0.1", "::1", "0.0.0.0");

    /// The two socket types of the lesson, and the protocol that follows from each.
    enum Type {
        STREAM("SOCK_STREAM", "tcp"),
        DGRAM("SOCK_DGRAM", "udp");

        private final String constant;
        private final String protocol;

        Type(String constant, String protocol) {
            this.constant = constant;
            this.protocol = protocol;
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "localhost",
            description =
                    "Host name or address; empty (\"\") with --passive (default: ${DEFAULT-VALUE}).")
    private String node;

    @Option(
            names = "--service",
            paramLabel = "NAME|PORT",
            defaultValue = "http",
            description = "Name of a service, or a port (default: ${DEFAULT-VALUE}).")
    private String service;

    @Option(names = "--passive", description = "AI_PASSIVE: addresses to listen on.")
    private boolean passive;

    @Option(names = "--numeric", description = "AI_NUMERICHOST: look no name up.")
    private boolean numeric;

    @Option(
            names = "--family",
            defaultValue = "any",
            description = "any, inet or inet6 (default: ${DEFAULT-VALUE}).")
    private AddressQuery.Family family;

    @Option(
            names = "--type",
            defaultValue = "stream",
            description = "stream or dgram (default: ${DEFAULT-VALUE}).")
    private Type type;

    public static void main(String[] args) {
        Program.main(new AddressLookup(), args);
    }

    @Override
    public Integer call() throws IOException {
        OptionalInt port = AddressQuery.port(service, type.protocol, AddressQuery.services());
        AddressQuery query = new AddressQuery(node, port.orElse(0), passive, numeric, family);
        run(query, service, port.isPresent(), type, System.out);
        return 0;
    }

    static void run(AddressQuery query, String service, boolean known, Type type, PrintStream out)
            throws IOException {
        printInputs(query, service, known, type, out);
        List<InetSocketAddress> found = query.resolve();
        out.printf("%n%-24s %-6s %-22s %s%n", "address", "family", "kind", "name of the address");
        for (InetSocketAddress address : found) {
            printAnswer(address, out);
        }
        out.printf("%n%s", reachTable());
    }

    private static void printInputs(
            AddressQuery query, String service, boolean known, Type type, PrintStream out) {
        out.printf(INPUT, "getaddrinfo", "asked", "the Java side");
        out.printf(
                INPUT,
                "nodename",
                query.node().isEmpty() ? "NULL" : query.node(),
                "InetAddress.getAllByName(name): all addresses; blocks, without a time-out");
        out.printf(
                INPUT,
                "servname",
                service,
                known
                        ? "port %d; Java looks no service up: read from %s unless a number"
                                .formatted(query.port(), AddressQuery.SERVICES)
                        : "unknown here; Java looks no service up, and %s does not have it"
                                .formatted(AddressQuery.SERVICES));
        out.printf(
                INPUT,
                "ai_flags",
                flags(query),
                "passive: new InetSocketAddress(port); numeric: InetAddress.ofLiteral(text)");
        out.printf(
                INPUT,
                "ai_family",
                query.family(),
                "StandardProtocolFamily.INET, INET6 to open a channel; -Djava.net.preferIPv4Stack");
        out.printf(
                INPUT,
                "ai_socktype",
                type.constant,
                "SocketChannel, Socket: stream; DatagramChannel, DatagramSocket: datagrams");
        out.printf(
                INPUT,
                "ai_protocol",
                "0 (" + type.protocol + ")",
                "follows from the class: TCP or UDP, no other");
    }

    private static String flags(AddressQuery query) {
        if (query.passive() && query.numeric()) {
            return "both";
        }
        if (query.passive()) {
            return "PASSIVE";
        }
        return query.numeric() ? "NUMERICHOST" : "0";
    }

    private static void printAnswer(InetSocketAddress address, PrintStream out) {
        InetAddress ip = address.getAddress();
        out.printf(
                "%-24s %-6s %-22s %s%n",
                Endpoint.of(address),
                ip instanceof Inet4Address ? "INET" : "INET6",
                kind(ip),
                // The wildcard is no host's address; to ask for its name asks the network.
                ip.isAnyLocalAddress() ? "-" : ip.getCanonicalHostName());
    }

    private static String kind(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return "wildcard: to listen on";
        }
        if (address.isLoopbackAddress()) {
            return "loopback";
        }
        return address.isSiteLocalAddress() || address.isLinkLocalAddress() ? "private" : "global";
    }

    /// Which address reaches a listener that is bound to which, tried on this machine.
    private static String reachTable() throws IOException {
        StringBuilder text =
                new StringBuilder(
                        REACH.formatted(
                                "bind to",
                                "listens on",
                                "connect 127.0.0.1",
                                "connect ::1",
                                "connect 0.0.0.0"));
        for (String bound : BOUND) {
            text.append(line(bound));
        }
        return text.toString();
    }

    private static String line(String bound) throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            try {
                listener.bind(new InetSocketAddress(InetAddress.ofLiteral(bound), 0));
            } catch (SocketException e) {
                return "%-12s %s%n".formatted(bound, e.getMessage());
            }
            List<String> seen =
                    REACHED_BY.stream().map(to -> reach(to, listener.getLocalPort())).toList();
            return REACH.formatted(
                    bound,
                    host((InetSocketAddress) listener.getLocalSocketAddress()),
                    seen.get(0),
                    seen.get(1),
                    seen.get(2));
        }
    }

    /// The address that a connection ended at, or why there was none.
    static String reach(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(host), port),
                    SocketPair.LIMIT_MILLIS);
            return "reaches " + host((InetSocketAddress) socket.getRemoteSocketAddress());
        } catch (IOException e) {
            return e.getMessage().toLowerCase(Locale.ROOT);
        }
    }

    private static String host(InetSocketAddress address) {
        String host = Endpoint.of(address).host();
        return switch (host) {
            case "0:0:0:0:0:0:0:0" -> "::";
            case "0:0:0:0:0:0:0:1" -> "::1";
            default -> host;
        };
    }
}
