package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcourse.common.LoopbackPair;

/// What a time-out does to `read` and to `connect`.
final class TimeOuts {
    private static final int MOST_CONNECTIONS = 16;

    /// A read that timed out, and one that did not, on one socket.
    ///
    /// @param waited how long the first read waited
    /// @param said the exception's message
    /// @param next what the next read gave
    record AfterTimeOut(Duration waited, String said, int next) {}

    /// Connections to a listener that never accepts, until one was not taken.
    ///
    /// @param connected how many were connected nonetheless
    /// @param waited how long the last one waited
    /// @param said the exception that ended it; empty if all were connected
    record FullQueue(int connected, Duration waited, String said) {}

    private TimeOuts() {}

    /// Reads where nothing was sent, until the time-out; then a byte is sent, and read.
    static AfterTimeOut readTwice(Duration limit) throws IOException {
        try (LoopbackPair pair = LoopbackPair.open()) {
            Socket reader = pair.client();
            reader.setSoTimeout(Math.toIntExact(limit.toMillis()));
            long start = System.nanoTime();
            try {
                int unexpected = reader.getInputStream().read();
                throw new IOException("nothing was sent, but read gave " + unexpected);
            } catch (SocketTimeoutException e) {
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                pair.server().getOutputStream().write('x');
                reader.setSoTimeout(Math.toIntExact(DemoSockets.PATIENCE.toMillis()));
                return new AfterTimeOut(waited, e.toString(), reader.getInputStream().read());
            }
        }
    }

    /// Connects again and again to a listener with a backlog of one that never accepts.
    static FullQueue fillQueue(Duration limit) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            return connectAll(sockets, (InetSocketAddress) listener.getLocalSocketAddress(), limit);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static FullQueue connectAll(
            List<Socket> sockets, InetSocketAddress address, Duration limit) {
        Duration waited = Duration.ZERO;
        for (int connected = 0; connected < MOST_CONNECTIONS; connected++) {
            Socket socket = new Socket();
            sockets.add(socket);
            long start = System.nanoTime();
            try {
                socket.connect(address, Math.toIntExact(limit.toMillis()));
            } catch (IOException e) {
                waited = Duration.ofNanos(System.nanoTime() - start);
                return new FullQueue(connected, waited, e.toString());
            }
        }
        return new FullQueue(MOST_CONNECTIONS, waited, "");
    }
}
