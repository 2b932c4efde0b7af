package netcourse.lesson02.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import netcourse.common.TcpTable;
import netcourse.common.TcpTable.End;
import netcourse.common.TcpTable.Entry;
import netcourse.common.TcpTable.State;

/// Both ends of one connection within this machine, on a port that the system chose.
///
/// The listener is closed as soon as the connection stands, so that the port belongs to the
/// connection alone. The receive buffers are small and the send buffers large: a write of
/// [#MORE_THAN_THE_PEER_TAKES] bytes is taken whole by the system, and most of it stays on the
/// writer's side while the peer does not read.
///
/// The static methods say in words what can be seen of a socket: its state in the system's table,
/// and what a read or a write gives. The table is Linux's alone. Elsewhere nothing is found, the
/// state is printed as [#NO_TABLE], and waiting for a state is a short pause.
final class SocketPair implements Closeable {
    static final String NO_TABLE = "?";
    static final String NO_SOCKET = "-";

    /// The longest that a program waits for its peer, or for a state. Every answer here takes
    /// milliseconds.
    static final Duration LIMIT = Duration.ofSeconds(5);

    static final int LIMIT_MILLIS = (int) LIMIT.toMillis();

    private static final Duration PAUSE_WITHOUT_TABLE = Duration.ofMillis(50);

    static final int MORE_THAN_THE_PEER_TAKES = 128 * 1024;
    private static final int RECEIVE_BUFFER_BYTES = 16 * 1024;
    private static final int SEND_BUFFER_BYTES = 1024 * 1024;

    private final Socket client;
    private final Socket server;
    private final End clientEnd;

    private SocketPair(Socket client, Socket server) {
        this.client = client;
        this.server = server;
        this.clientEnd = End.of(client);
    }

    static SocketPair open(InetAddress host) throws IOException {
        return open(new ServerSocket(), host);
    }

    /// A pair whose server's socket is that of a [java.nio.channels.SocketChannel].
    static SocketPair openWithServerChannel(InetAddress host) throws IOException {
        return open(ServerSocketChannel.open().socket(), host);
    }

    private static SocketPair open(ServerSocket unbound, InetAddress host) throws IOException {
        try (ServerSocket listener = unbound) {
            listener.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            listener.setSoTimeout(LIMIT_MILLIS);
            listener.bind(new InetSocketAddress(host, 0));
            return open(listener);
        }
    }

    /// A pair whose listener stays open; nobody else may connect to it.
    static SocketPair open(ServerSocket listener) throws IOException {
        Socket client = new Socket();
        try {
            client.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            client.connect(listener.getLocalSocketAddress(), LIMIT_MILLIS);
            return new SocketPair(prepared(client), prepared(listener.accept()));
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private static Socket prepared(Socket socket) throws IOException {
        try {
            socket.setSendBufferSize(SEND_BUFFER_BYTES);
            socket.setSoTimeout(LIMIT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Socket client() {
        return client;
    }

    Socket server() {
        return server;
    }

    End clientEnd() {
        return clientEnd;
    }

    End serverEnd() {
        return clientEnd.peer();
    }

    /// Reads to the end of the stream and counts; at most the sockets' time-out between two bytes.
    static int drain(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8 * 1024];
        int count = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            count += n;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        try (client;
                server) {
            // closed in the reverse order, both of them even when one fails
        }
    }

    /// The state of this end; [#NO_SOCKET] when the system knows it no more.
    static String state(End end) throws IOException {
        if (!TcpTable.isAvailable()) {
            return NO_TABLE;
        }
        return TcpTable.find(end).map(entry -> entry.state().toString()).orElse(NO_SOCKET);
    }

    /// How many connections wait for `accept` at this port.
    static String waitingForAccept(int port) throws IOException {
        return TcpTable.listener(port)
                .map(entry -> Long.toString(entry.receiveQueueBytes()))
                .orElse(NO_TABLE);
    }

    /// One `read` of at most 100 bytes.
    static String read(Socket socket) {
        try {
            return read(socket.getInputStream());
        } catch (IOException e) {
            return error(e);
        }
    }

    /// The same for a stream that was taken from its socket before.
    static String read(InputStream in) {
        try {
            int n = in.read(new byte[100]);
            return n < 0 ? "-1" : n + (n == 1 ? " byte" : " bytes");
        } catch (IOException e) {
            return error(e);
        }
    }

    /// One `write` of a byte.
    static String write(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return "no error";
        } catch (IOException e) {
            return error(e);
        }
    }

    static String error(Exception e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /// Waits until this end is in the state, `null` standing for "gone", or until the limit is
    /// over: the caller then prints what is there.
    static void await(End end, State wanted) throws IOException {
        await(() -> TcpTable.find(end).map(Entry::state).orElse(null) == wanted);
    }

    /// Waits until this many connections wait for `accept`, or until the limit is over.
    static void awaitWaiting(int port, int connections) throws IOException {
        String number = Integer.toString(connections);
        await(() -> waitingForAccept(port).equals(number));
    }

    /// Waits until this end has this many bytes that its program has not read.
    static void awaitUnread(End end, int bytes) throws IOException {
        await(() -> TcpTable.find(end).filter(e -> e.receiveQueueBytes() == bytes).isPresent());
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        if (!TcpTable.isAvailable()) {
            LockSupport.parkNanos(PAUSE_WITHOUT_TABLE.toNanos());
            return;
        }
        long begin = System.nanoTime();
        while (!condition.holds() && System.nanoTime() - begin < LIMIT.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }
}
