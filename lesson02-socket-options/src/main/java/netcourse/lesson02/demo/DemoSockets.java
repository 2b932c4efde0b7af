package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import netcourse.common.Endpoint;

/// Binding and connecting with an error that names the endpoint, for the programs of this package.
final class DemoSockets {
    /// The longest that a program waits for its peer. Nobody who watches waits longer, and every
    /// answer here takes milliseconds.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private DemoSockets() {}

    /// Binds and listens; the socket's options must be set by now.
    static void bind(ServerSocketChannel listener, Endpoint endpoint) throws IOException {
        InetSocketAddress address = endpoint.resolve();
        try {
            listener.bind(address);
        } catch (BindException e) {
            throw because(new BindException("listen on " + endpoint + ": " + e.getMessage()), e);
        }
    }

    /// Binds and listens; the socket's options must be set by now.
    static void bind(ServerSocket listener, Endpoint endpoint) throws IOException {
        InetSocketAddress address = endpoint.resolve();
        try {
            listener.bind(address);
        } catch (BindException e) {
            throw because(new BindException("listen on " + endpoint + ": " + e.getMessage()), e);
        }
    }

    /// Connects within [#PATIENCE] and bounds every read of the socket by the same time.
    static void connect(Socket socket, Endpoint endpoint) throws IOException {
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        try {
            socket.connect(endpoint.resolve(), Math.toIntExact(PATIENCE.toMillis()));
        } catch (ConnectException e) {
            throw because(
                    new ConnectException("connect to " + endpoint + ": " + e.getMessage()), e);
        } catch (SocketTimeoutException e) {
            throw because(
                    new SocketTimeoutException(
                            "connect to %s: waited %d ms".formatted(endpoint, PATIENCE.toMillis())),
                    e);
        }
    }

    /// The bound address as `host:port`.
    static String text(SocketAddress address) {
        return Endpoint.of((InetSocketAddress) address).toString();
    }

    private static <E extends IOException> E because(E failure, IOException cause) {
        failure.initCause(cause);
        return failure;
    }
}
