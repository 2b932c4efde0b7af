package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import netcourse.common.Endpoint;

/// Which address reaches a listener that is bound to which, tried on this machine.
final class ReachTable {
    private static final List<String> BOUND = List.of("127.0.0.1", "::1", "0.0.0.0", "::");
    private static final List<String> REACHED_BY = List.of("127.0.0.1", "::1", "0.0.0.0");
    private static final int LIMIT_MILLIS = 1000;

    private ReachTable() {}

    /// The table, one line per listener.
    static String text() throws IOException {
        StringBuilder text =
                new StringBuilder(
                        "%-12s %-18s %-22s %-22s %s%n"
                                .formatted(
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
            return "%-12s %-18s %-22s %-22s %s%n"
                    .formatted(
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
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(host), port), LIMIT_MILLIS);
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
