package netcourse.common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Two connected sockets: loopback, a port that the system chose, no thread.
///
/// @param client the connecting end
/// @param server the accepted end
public record LoopbackPair(Socket client, Socket server) implements AutoCloseable {
    private static final int LIMIT_MILLIS = 10_000;

    /// A pair with the system's options, except that no read waits longer than ten seconds.
    public static LoopbackPair open() throws IOException {
        return open(0);
    }

    /// A pair whose accepted end has this receive buffer; 0 leaves it to the system.
    public static LoopbackPair open(int receiveBufferBytes) throws IOException {
        Socket client = new Socket();
        try (ServerSocket listener = new ServerSocket()) {
            if (receiveBufferBytes != 0) {
                listener.setReceiveBufferSize(receiveBufferBytes);
            }
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.setSoTimeout(LIMIT_MILLIS);
            client.connect(listener.getLocalSocketAddress(), LIMIT_MILLIS);
            Socket server = listener.accept();
            client.setSoTimeout(LIMIT_MILLIS);
            server.setSoTimeout(LIMIT_MILLIS);
            return new LoopbackPair(client, server);
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (client;
                server) {
            // Both are closed, whichever fails.
        }
    }
}
