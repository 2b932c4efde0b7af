package netcourse.lesson02.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import netcourse.lesson02.TcpTable.State;
import netcourse.lesson02.demo.TcpStates.End;

/// One connection that one side closed first, and what the system keeps of it afterwards.
///
/// @param server the server's end; its port is the one that the listener had
/// @param serverState the state in which that end is left, as text
/// @param clientState the same of the client's end
record Closing(End server, String serverState, String clientState) {
    /// Which side closes first, and how.
    enum First {
        SERVER,
        CLIENT,
        SERVER_BY_RESET
    }

    /// Opens a server and a client, closes both of them and the listener.
    ///
    /// @param reuseAddress `null` leaves the listener as Java makes it
    static Closing of(InetAddress host, First first, Boolean reuseAddress) throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            if (reuseAddress != null) {
                listener.setReuseAddress(reuseAddress);
            }
            listener.setSoTimeout((int) TcpStates.LIMIT.toMillis());
            listener.bind(new InetSocketAddress(host, 0));
            try (Link link = Link.open(listener)) {
                closeBoth(link, first);
                return new Closing(
                        link.serverEnd(),
                        TcpStates.text(link.serverEnd()),
                        TcpStates.text(link.clientEnd()));
            }
        }
    }

    private static void closeBoth(Link link, First first) throws IOException {
        switch (first) {
            case SERVER -> {
                link.server().close();
                TcpStates.await(link.clientEnd(), State.CLOSE_WAIT);
                link.client().close();
                TcpStates.await(link.serverEnd(), State.TIME_WAIT);
                TcpStates.await(link.clientEnd(), null);
            }
            case CLIENT -> {
                link.client().close();
                TcpStates.await(link.serverEnd(), State.CLOSE_WAIT);
                link.server().close();
                TcpStates.await(link.clientEnd(), State.TIME_WAIT);
                TcpStates.await(link.serverEnd(), null);
            }
            case SERVER_BY_RESET -> {
                link.server().setSoLinger(true, 0);
                link.server().close();
                TcpStates.await(link.serverEnd(), null);
                TcpStates.await(link.clientEnd(), null);
            }
        }
    }

    /// Binds a new listener to the port that the server had; `null` leaves SO_REUSEADDR as Java
    /// makes it.
    ///
    /// @return `"bound"`, or the exception as text
    String bindAgain(Boolean reuseAddress) throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            if (reuseAddress != null) {
                listener.setReuseAddress(reuseAddress);
            }
            listener.bind(server.local());
            return "bound";
        } catch (BindException e) {
            return Outcome.text(e);
        }
    }

    /// How long the system still keeps this end in TIME_WAIT: the timer's column of the table.
    static Optional<Duration> timeWaitLeft(End end) throws IOException {
        for (String file : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            Optional<Duration> left = timeWaitLeft(Path.of(file), end);
            if (left.isPresent()) {
                return left;
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> timeWaitLeft(Path file, End end) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        String local = String.format(":%04X", end.local().getPort());
        String remote = String.format(":%04X", end.remote().getPort());
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return lines.lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(c -> c[1].endsWith(local) && c[2].endsWith(remote))
                    .filter(c -> Integer.parseInt(c[3], 16) == State.TIME_WAIT.ordinal() + 1)
                    .map(c -> ofTimer(c[5]))
                    .findFirst();
        }
    }

    /// `03:0000176E`: which timer, and the hundredths of a second until it goes off.
    private static Duration ofTimer(String column) {
        return Duration.ofMillis(10 * Long.parseLong(column.substring(3), 16));
    }
}
