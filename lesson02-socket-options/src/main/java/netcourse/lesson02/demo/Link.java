package netcourse.lesson02.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import netcourse.lesson02.demo.TcpStates.End;

/// Both ends of one connection within this machine, on a port that the system chose.
///
/// The listener is closed as soon as the connection stands, so that the port belongs to the
/// connection alone. The receive buffers are small and the send buffers large: a write of
/// [#MORE_THAN_THE_PEER_TAKES] bytes is taken whole by the system, and most of it stays on the
/// writer's side while the peer does not read.
final class Link implements Closeable {
    static final int MORE_THAN_THE_PEER_TAKES = 128 * 1024;
    private static final int RECEIVE_BUFFER_BYTES = 16 * 1024;
    private static final int SEND_BUFFER_BYTES = 1024 * 1024;
    private static final int LIMIT_MILLIS = (int) TcpStates.LIMIT.toMillis();

    private final Socket client;
    private final Socket server;
    private final End clientEnd;

    private Link(Socket client, Socket server) {
        this.client = client;
        this.server = server;
        this.clientEnd = End.of(client);
    }

    static Link open(InetAddress host) throws IOException {
        return open(new ServerSocket(), host);
    }

    /// A link whose server's socket is that of a [java.nio.channels.SocketChannel].
    static Link openWithServerChannel(InetAddress host) throws IOException {
        return open(ServerSocketChannel.open().socket(), host);
    }

    private static Link open(ServerSocket unbound, InetAddress host) throws IOException {
        try (ServerSocket listener = unbound) {
            listener.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            listener.setSoTimeout(LIMIT_MILLIS);
            listener.bind(new InetSocketAddress(host, 0));
            return open(listener);
        }
    }

    /// A link whose listener lives on; nobody else may connect to it.
    static Link open(ServerSocket listener) throws IOException {
        Socket client = new Socket();
        try {
            client.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            client.connect(listener.getLocalSocketAddress(), LIMIT_MILLIS);
            return new Link(prepared(client), prepared(listener.accept()));
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
}
