package netcourse.lesson02.demo;

import static netcourse.lesson02.TcpTable.State.ESTABLISHED;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import netcourse.lesson02.demo.TcpStates.End;

/// The beginning of a connection: SYN, SYN-ACK, ACK are the systems' work, done before `accept`.
final class Handshake {
    private static final String LINE = "  %-46s %s%n";
    private static final int LIMIT_MILLIS = (int) TcpStates.LIMIT.toMillis();

    private Handshake() {}

    static void play(PrintWriter out, InetAddress host) throws IOException {
        out.println("Handshake: the connection stands before accept is called");
        try (ServerSocket listener = new ServerSocket(0, 5, host);
                Socket client = new Socket()) {
            listener.setSoTimeout(LIMIT_MILLIS);
            client.bind(new InetSocketAddress(host, 0));
            out.printf(LINE, "client binds: its own system gives the port", client.getLocalPort());
            client.connect(listener.getLocalSocketAddress(), LIMIT_MILLIS);
            End server = End.of(client).peer();
            TcpStates.await(server, ESTABLISHED);
            out.printf(LINE, "client connects; server's end, not accepted", TcpStates.text(server));
            client.getOutputStream().write(new byte[5]);
            TcpStates.awaitUnread(server, 5);
            out.printf(LINE, "client sends 5 bytes; unread at the server", unread(server));
            try (Socket accepted = listener.accept()) {
                out.printf(LINE, "accept gives a client at port", accepted.getPort());
                out.printf(LINE, "and a socket at the listener's port", accepted.getLocalPort());
            }
        }
        out.println();
    }

    private static String unread(End end) throws IOException {
        return TcpStates.entry(end)
                .map(e -> e.receiveQueueBytes() + ", held by " + holder(e.inode()))
                .orElse(TcpStates.NO_TABLE);
    }

    private static String holder(long inode) {
        return inode == 0 ? "no process yet" : "socket:[" + inode + "]";
    }
}
