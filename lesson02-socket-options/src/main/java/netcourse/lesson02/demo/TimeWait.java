package netcourse.lesson02.demo;

import static netcourse.common.TcpTable.State.CLOSE_WAIT;
import static netcourse.common.TcpTable.State.TIME_WAIT;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import netcourse.common.HostOption;
import netcourse.common.Program;
import netcourse.common.TcpTable;
import netcourse.common.TcpTable.End;
import netcourse.common.TcpTable.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows TIME_WAIT: which end gets it, what it does to the next `bind`, what SO_REUSEADDR does
/// about it, and what it costs to avoid it with SO_LINGER 0.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "The end that closes first keeps a socket in TIME_WAIT: what that means for the",
            "next bind, for SO_REUSEADDR and for SO_LINGER 0. Both ends run here, on free",
            "ports."
        })
public final class TimeWait implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private HostOption host;

    public static void main(String[] args) {
        Program.main(new TimeWait(), args);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        InetAddress at = InetAddress.getByName(host.host());
        whoPays(out, at);
        bindAgain(out, at);
        price(out, at);
        return 0;
    }

    /// Which end closes first, and how.
    enum First {
        SERVER("server"),
        CLIENT("client"),
        SERVER_BY_RESET("server, SO_LINGER 0 (RST)");

        private final String words;

        First(String words) {
            this.words = words;
        }

        private void closeBoth(SocketPair pair) throws IOException {
            switch (this) {
                case SERVER -> {
                    pair.server().close();
                    SocketPair.await(pair.clientEnd(), CLOSE_WAIT);
                    pair.client().close();
                    SocketPair.await(pair.serverEnd(), TIME_WAIT);
                    SocketPair.await(pair.clientEnd(), null);
                }
                case CLIENT -> {
                    pair.client().close();
                    SocketPair.await(pair.serverEnd(), CLOSE_WAIT);
                    pair.server().close();
                    SocketPair.await(pair.clientEnd(), TIME_WAIT);
                    SocketPair.await(pair.serverEnd(), null);
                }
                case SERVER_BY_RESET -> {
                    pair.server().setSoLinger(true, 0);
                    pair.server().close();
                    SocketPair.await(pair.serverEnd(), null);
                    SocketPair.await(pair.clientEnd(), null);
                }
            }
        }
    }

    /// A connection that both ends have closed, and what the system keeps of it.
    ///
    /// @param server the server's end; its port is the one that the listener had
    /// @param serverState the state in which that end is left
    /// @param clientState the same of the client's end
    record Closed(End server, String serverState, String clientState) {
        /// Opens a server and a client, closes both of them and the listener.
        ///
        /// @param reuseAddress `null` leaves the listener as Java makes it
        static Closed of(InetAddress host, First first, Boolean reuseAddress) throws IOException {
            try (ServerSocket listener = listener(reuseAddress)) {
                listener.bind(new InetSocketAddress(host, 0));
                try (SocketPair pair = SocketPair.open(listener)) {
                    first.closeBoth(pair);
                    End server = pair.serverEnd();
                    return new Closed(
                            server, SocketPair.state(server), SocketPair.state(server.peer()));
                }
            }
        }

        private static ServerSocket listener(Boolean reuseAddress) throws IOException {
            ServerSocket listener = new ServerSocket();
            if (reuseAddress != null) {
                listener.setReuseAddress(reuseAddress);
            }
            listener.setSoTimeout(SocketPair.LIMIT_MILLIS);
            return listener;
        }

        /// Binds a new listener to the port that the server had; `null` leaves SO_REUSEADDR as Java
        /// makes it.
        ///
        /// @return `"bound"`, or the exception as text
        String bindAgain(Boolean reuseAddress) throws IOException {
            try (ServerSocket listener = listener(reuseAddress)) {
                listener.bind(server.local());
                return "bound";
            } catch (BindException e) {
                return SocketPair.error(e);
            }
        }
    }

    static void whoPays(PrintWriter out, InetAddress host) throws IOException {
        out.println("The end that closes first keeps a socket after both have closed:");
        out.printf("  %-28s %-24s %s%n", "closed first", "server's end", "client's end");
        for (First first : First.values()) {
            Closed closed = Closed.of(host, first, null);
            out.printf(
                    "  %-28s %-24s %s%n",
                    first.words,
                    withTimeLeft(closed.serverState, closed.server),
                    withTimeLeft(closed.clientState, closed.server.peer()));
        }
        if (!TcpTable.isAvailable()) {
            out.println("  (states are shown on Linux only; here: netstat -an)");
        }
        out.println();
    }

    private static String withTimeLeft(String state, End end) throws IOException {
        return timeWaitLeft(end)
                .map(left -> String.format(Locale.ROOT, ", %.1f s left", left.toMillis() / 1e3))
                .map(left -> state + left)
                .orElse(state);
    }

    /// How long the system still keeps this end in TIME_WAIT.
    static Optional<Duration> timeWaitLeft(End end) throws IOException {
        return TcpTable.find(end).filter(e -> e.state() == TIME_WAIT).map(Entry::timer);
    }

    static void bindAgain(PrintWriter out, InetAddress host) throws IOException {
        try (ServerSocket fresh = new ServerSocket()) {
            out.printf(
                    "The server starts again on its port (Java's SO_REUSEADDR here: %s):%n",
                    fresh.getReuseAddress() ? "on" : "off");
        }
        out.printf("  %-15s %-15s %-15s %s%n", "closed first", "was", "is", "bind");
        bind(out, host, First.SERVER, null, null);
        bind(out, host, First.SERVER, null, false);
        bind(out, host, First.SERVER, false, true);
        bind(out, host, First.SERVER, false, false);
        bind(out, host, First.CLIENT, false, false);
        bind(out, host, First.SERVER_BY_RESET, false, false);
        out.println("  was, is: SO_REUSEADDR of the old listener and of the new one");
        out.println();
    }

    private static void bind(
            PrintWriter out, InetAddress host, First first, Boolean was, Boolean is)
            throws IOException {
        String bound = Closed.of(host, first, was).bindAgain(is);
        String which = first == First.SERVER_BY_RESET ? "server by RST" : first.words;
        out.printf("  %-15s %-15s %-15s %s%n", which, words(was), words(is), bound);
    }

    private static String words(Boolean reuseAddress) {
        if (reuseAddress == null) {
            return "as Java has it";
        }
        return reuseAddress ? "on" : "off";
    }

    static void price(PrintWriter out, InetAddress host) throws IOException {
        out.println("What SO_LINGER 0 costs, when the client has not read yet:");
        price(out, host, false, "close");
        price(out, host, true, "SO_LINGER 0, close");
    }

    private static void price(PrintWriter out, InetAddress host, boolean lingerZero, String how)
            throws IOException {
        Loss loss = Loss.of(host, lingerZero);
        out.printf(
                "  %-20s write took %d bytes, the client got %d, then %s%n",
                how, loss.written, loss.received, loss.end);
    }

    /// How much of what a server wrote reaches a client that begins to read after the server's
    /// close.
    ///
    /// @param written bytes that `write` took without an error
    /// @param end what ended the client's reading
    record Loss(int written, int received, String end) {
        /// @param lingerZero whether the server sets SO_LINGER to 0 before it closes
        static Loss of(InetAddress host, boolean lingerZero) throws IOException {
            try (SocketPair pair = SocketPair.open(host)) {
                pair.server()
                        .getOutputStream()
                        .write(new byte[SocketPair.MORE_THAN_THE_PEER_TAKES]);
                if (lingerZero) {
                    pair.server().setSoLinger(true, 0);
                }
                pair.server().close();
                if (lingerZero) {
                    SocketPair.await(pair.clientEnd(), null);
                }
                return readBy(pair.client().getInputStream());
            }
        }

        private static Loss readBy(InputStream client) {
            int received = 0;
            String end = null;
            while (end == null) {
                try {
                    int n = client.read(new byte[4096]);
                    received += Math.max(0, n);
                    end = n < 0 ? "read gave -1" : null;
                } catch (IOException e) {
                    end = SocketPair.error(e);
                }
            }
            return new Loss(SocketPair.MORE_THAN_THE_PEER_TAKES, received, end);
        }
    }
}
