package netcourse.common;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How to connect: `Connecting.to(endpoint).within(Duration.ofSeconds(2)).open()`.
///
/// Options are set before `connect`, so that those that shape the handshake count on every system:
/// a receive buffer of 64 KiB or more needs the window scale (RFC 7323, section 2).
///
/// @param to the peer, with a port from 1 up
/// @param limit for the handshake, 1 ms or more; looking the host up is not counted
/// @param options what to set, with the values
public record Connecting(Endpoint to, Duration limit, Map<SocketOption<?>, Object> options) {
    /// Long enough for a lost SYN and its first repetition after 1 s (RFC 6298, section 2.1), short
    /// enough for somebody who waits.
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

    public Connecting {
        if (to.port() == 0) {
            throw new IllegalArgumentException("port to connect to must be 1..65535, was 0");
        }
        // To Socket.connect, 0 means no limit.
        if (limit.toMillis() < 1 || limit.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("limit must be 1 ms to 24 days, was " + limit);
        }
        options = Map.copyOf(options);
    }

    /// With [#DEFAULT_LIMIT] and the system's options.
    public static Connecting to(Endpoint to) {
        return new Connecting(to, DEFAULT_LIMIT, Map.of());
    }

    public Connecting within(Duration duration) {
        return new Connecting(to, duration, options);
    }

    public <T> Connecting with(SocketOption<T> option, T value) {
        Map<SocketOption<?>, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new Connecting(to, limit, more);
    }

    /// Opens a connection. Blocks while the host is looked up, then for the limit at most.
    ///
    /// @throws ConnectException if the peer refuses; names the endpoint
    /// @throws SocketTimeoutException if the handshake is not over within the limit; names both
    /// @throws IOException if the host is unknown, there is no route or an option was refused;
    ///   whatever is thrown, nothing stays open
    public Socket open() throws IOException {
        InetSocketAddress address = to.resolve();
        Socket socket = new Socket();
        try {
            setOptions(socket);
            socket.connect(address, Math.toIntExact(limit.toMillis()));
            return socket;
        } catch (ConnectException e) {
            socket.close();
            throw caused(new ConnectException(failed(": " + e.getMessage())), e);
        } catch (SocketTimeoutException e) {
            socket.close();
            throw caused(new SocketTimeoutException(failed(" within " + seconds())), e);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// [#with(SocketOption, Object)] made sure that name and value fit.
    @SuppressWarnings("unchecked")
    private void setOptions(Socket socket) throws IOException {
        for (var option : options.entrySet()) {
            socket.setOption((SocketOption<Object>) option.getKey(), option.getValue());
        }
    }

    private String failed(String how) {
        return "cannot connect to " + to + how;
    }

    private String seconds() {
        return limit.toMillis() / 1000.0 + " s";
    }

    private static <E extends IOException> E caused(E named, IOException cause) {
        named.initCause(cause);
        return named;
    }
}
