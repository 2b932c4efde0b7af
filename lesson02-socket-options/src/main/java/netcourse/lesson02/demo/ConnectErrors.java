package netcourse.lesson02.demo;

import static java.net.StandardProtocolFamily.INET;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.LINUX;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.MACOS;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.WINDOWS;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import netcourse.common.Endpoint;
import netcourse.common.Program;
import netcourse.lesson02.ErrorNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings a failed `connect` about in every way that needs no network, and prints the exception
/// that Java throws beside the error number that the C function gives (Python: `connect_ex`).
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "What Java throws when connect fails, and the error number that C gives.",
            "Uses loopback addresses only, unless you name an endpoint of your own."
        })
public final class ConnectErrors implements Callable<Integer> {
    private static final String LINE = "%-46s %-14s %6s %6s %8s%n";
    private static final int ANY_PORT = 9;

    /// RFC 5737, section 3: for examples, on no machine; a bind to it sends nothing.
    private static final String DOCUMENTATION_ADDRESS = "203.0.113.1";

    @Spec private CommandSpec spec;

    @Option(
            names = "--limit-millis",
            paramLabel = "MS",
            defaultValue = "500",
            description = "How long one connect may take, 1..60000 (default: ${DEFAULT-VALUE}).")
    private int limitMillis;

    @Parameters(
            paramLabel = "HOST:PORT",
            arity = "0..*",
            description = "Endpoints to connect to as well, such as [::1]:80.")
    private List<String> endpoints = List.of();

    public static void main(String[] args) {
        Program.main(new ConnectErrors(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--limit-millis", limitMillis, 1, 60_000);
        List<Endpoint> own = endpoints.stream().map(this::parse).toList();
        PrintWriter out = spec.commandLine().getOut();
        List<Seen> seen = table(out, limitMillis);
        out.println(
                "The system's own ETIMEDOUT comes after all repeats of the SYN (Linux: two minutes):");
        out.println(
                "    Java then throws a ConnectException; the limit given to connect is shorter");
        for (Endpoint endpoint : own) {
            out.println("connect: " + endpoint + ": " + connect(endpoint, limitMillis, seen));
        }
        return 0;
    }

    private Endpoint parse(String text) {
        try {
            return Endpoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /// Tries every case and prints a table of two lines each.
    static List<Seen> table(PrintWriter out, int limitMillis) {
        out.printf(LINE, "what was done, what Java threw", "error", "Linux", "macOS", "Windows");
        List<Seen> all = Stream.of(Case.values()).map(c -> c.see(limitMillis)).toList();
        for (Seen seen : all) {
            ErrorNumber error = seen.which.error;
            out.printf(
                    LINE,
                    seen.which.what,
                    error,
                    error.numberOn(LINUX),
                    error.numberOn(MACOS),
                    error.numberOn(WINDOWS));
            out.println("    " + seen.words());
        }
        return all;
    }

    /// The number as `connect_ex` gives it, 0 for a connection, with its name.
    static String connect(Endpoint endpoint, int limitMillis, List<Seen> known) {
        try (Socket socket = new Socket()) {
            socket.connect(endpoint.resolve(), limitMillis);
            return "0 (connected)";
        } catch (IOException e) {
            String words = SocketPair.error(e);
            return nameOf(e, known)
                    .map(error -> error.number() + " (" + error + ", " + words + ")")
                    .orElse("no number is known here for " + words);
        }
    }

    /// The words of an exception are the system's own and may be in its user's language: so they
    /// are compared with those that the cases above have just brought about, not with words known
    /// here.
    private static Optional<ErrorNumber> nameOf(IOException e, List<Seen> known) {
        return switch (e) {
            case NoRouteToHostException _ -> Optional.of(ErrorNumber.EHOSTUNREACH);
            case UnknownHostException _ -> Optional.of(ErrorNumber.EAI_NONAME);
            default ->
                    known.stream()
                            .filter(seen -> seen.words().equals(SocketPair.error(e)))
                            .map(seen -> seen.which.error)
                            .findFirst();
        };
    }

    /// What a case gave.
    ///
    /// @param thrown empty if no exception came: this system sees nothing wrong here
    record Seen(Case which, Optional<Exception> thrown) {
        private String words() {
            return thrown.map(e -> e instanceof NotTried ? e.getMessage() : SocketPair.error(e))
                    .orElse("nothing");
        }
    }

    /// Why a case was left out.
    static final class NotTried extends IOException {
        private static final long serialVersionUID = 1L;

        NotTried(String why) {
            super(why);
        }
    }

    private interface Attempt {
        void make(int limitMillis) throws IOException;
    }

    /// The ways in which `connect`, or the `bind` before it, fails, each with the number that the C
    /// function would give.
    enum Case {
        NOBODY_LISTENS(
                "connect: the port is bound, nobody listens",
                ErrorNumber.ECONNREFUSED,
                ConnectErrors::connectToBoundPort),
        FULL_BACKLOG(
                "connect: the backlog is full",
                ErrorNumber.ETIMEDOUT,
                ConnectErrors::connectToFullBacklog),
        BROADCAST_ADDRESS(
                "connect: to a broadcast address",
                ErrorNumber.ENETUNREACH,
                limit -> connectFrom(null, broadcast(), limit)),
        NO_ROUTE(
                "connect: a router says that no route is left",
                ErrorNumber.EHOSTUNREACH,
                _ -> {
                    throw new NotTried(
                            "not tried: it needs a network (Java: NoRouteToHostException)");
                }),
        TWICE_THE_SAME_ENDPOINTS(
                "connect: both endpoints as in another",
                ErrorNumber.EADDRNOTAVAIL,
                ConnectErrors::connectTwiceFromOneEndpoint),
        OTHER_FAMILY(
                "connect: from 127.0.0.1 to ::1",
                ErrorNumber.EAFNOSUPPORT,
                limit ->
                        connectFrom(
                                new InetSocketAddress("127.0.0.1", 0),
                                new InetSocketAddress("::1", ANY_PORT),
                                limit)),
        ALREADY_CONNECTED(
                "connect: a second time", ErrorNumber.EISCONN, ConnectErrors::connectAgain),
        ALREADY_CONNECTING(
                "connect: while a connect is under way",
                ErrorNumber.EALREADY,
                ConnectErrors::connectWhileConnecting),
        UNKNOWN_HOST(
                "connect: a host that was not found",
                ErrorNumber.EAI_NONAME,
                limit ->
                        connectFrom(
                                null,
                                InetSocketAddress.createUnresolved(
                                        "no-such-host.invalid", ANY_PORT),
                                limit)),
        NO_PERMISSION(
                "UDP connect: broadcast, not permitted",
                ErrorNumber.EACCES,
                _ -> {
                    try (DatagramChannel channel = DatagramChannel.open(INET)) {
                        channel.connect(broadcast());
                    }
                }),
        LOW_PORT(
                "bind: port 1, as an ordinary user",
                ErrorNumber.EACCES,
                _ -> {
                    bound(loopback(1)).close();
                    throw new NotTried(
                            "no error: this user may bind it (root, or a setting of the system)");
                }),
        PORT_TAKEN(
                "bind: the port is taken",
                ErrorNumber.EADDRINUSE,
                _ -> {
                    try (ServerSocket listener = listener()) {
                        bound(listener.getLocalSocketAddress()).close();
                    }
                }),
        FOREIGN_ADDRESS(
                "bind: an address of no machine",
                ErrorNumber.EADDRNOTAVAIL,
                _ -> bound(new InetSocketAddress(DOCUMENTATION_ADDRESS, 0)).close());

        private final String what;
        private final ErrorNumber error;
        private final Attempt attempt;

        Case(String what, ErrorNumber error, Attempt attempt) {
            this.what = what;
            this.error = error;
            this.attempt = attempt;
        }

        Seen see(int limitMillis) {
            try {
                attempt.make(limitMillis);
                return new Seen(this, Optional.empty());
            } catch (IOException | IllegalStateException e) {
                return new Seen(this, Optional.of(e));
            }
        }
    }

    /// @param from `null` for any
    private static void connectFrom(SocketAddress from, SocketAddress to, int limitMillis)
            throws IOException {
        try (Socket socket = bound(from)) {
            socket.connect(to, limitMillis);
        }
    }

    private static void connectToBoundPort(int limitMillis) throws IOException {
        try (Socket holder = bound(loopback(0))) {
            connectFrom(null, holder.getLocalSocketAddress(), limitMillis);
        }
    }

    private static void connectToFullBacklog(int limitMillis) throws IOException {
        try (BacklogTrial trial = fullBacklog(limitMillis)) {
            IOException failure = trial.connectUntilFull(100).failure();
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static BacklogTrial fullBacklog(int limitMillis) throws IOException {
        return new BacklogTrial(
                InetAddress.getLoopbackAddress(), 1, Duration.ofMillis(limitMillis));
    }

    private static void connectTwiceFromOneEndpoint(int limitMillis) throws IOException {
        try (ServerSocket listener = listener();
                Socket first = new Socket();
                Socket second = new Socket()) {
            first.setReuseAddress(true);
            second.setReuseAddress(true);
            first.bind(loopback(0));
            second.bind(first.getLocalSocketAddress());
            first.connect(listener.getLocalSocketAddress(), limitMillis);
            second.connect(listener.getLocalSocketAddress(), limitMillis);
        }
    }

    private static void connectAgain(int limitMillis) throws IOException {
        try (ServerSocket listener = listener();
                Socket socket = new Socket()) {
            socket.connect(listener.getLocalSocketAddress(), limitMillis);
            socket.connect(listener.getLocalSocketAddress(), limitMillis);
        }
    }

    private static void connectWhileConnecting(int limitMillis) throws IOException {
        try (BacklogTrial trial = fullBacklog(limitMillis);
                SocketChannel channel = SocketChannel.open()) {
            trial.connectUntilFull(100);
            channel.configureBlocking(false);
            channel.connect(loopback(trial.port()));
            channel.connect(loopback(trial.port()));
        }
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static InetSocketAddress broadcast() {
        return new InetSocketAddress("127.255.255.255", ANY_PORT);
    }

    /// @param address `null` leaves the socket without one
    private static Socket bound(SocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            if (address != null) {
                socket.bind(address);
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
