package netcourse.common;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/// How to listen: `Listening.at(endpoint).withBacklog(5000).open()`.
///
/// Options are set before `bind`. For two of them later is too late, on some systems at least:
/// SO_REUSEADDR decides whether `bind` may take the address, and a receive buffer of 64 KiB or more
/// needs the window scale that is offered in the handshake (RFC 7323, section 2).
///
/// @param at port 0 takes a free port
/// @param backlog connections that wait for `accept`, 1 or more; the system may use fewer
/// @param options what to set, with the values
public record Listening(Endpoint at, int backlog, Map<SocketOption<?>, Object> options) {
    /// What Linux allows by default (`net.core.somaxconn`), and so the largest number that means
    /// the same on most machines.
    public static final int DEFAULT_BACKLOG = 4096;

    public Listening {
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog must be 1 or more, was " + backlog);
        }
        options = Map.copyOf(options);
    }

    /// With SO_REUSEADDR, so that a server can be started again while connections of its last run
    /// are in TIME_WAIT.
    public static Listening at(Endpoint at) {
        return new Listening(at, DEFAULT_BACKLOG, Map.of(StandardSocketOptions.SO_REUSEADDR, true));
    }

    public Listening withBacklog(int connections) {
        return new Listening(at, connections, options);
    }

    public <T> Listening with(SocketOption<T> option, T value) {
        Map<SocketOption<?>, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new Listening(at, backlog, more);
    }

    /// Opens a listening socket. Blocks while the host is looked up.
    ///
    /// @throws BindException names the endpoint, and why the system refused it
    /// @throws IOException if the host is unknown or an option was refused; nothing stays open
    public ServerSocket open() throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            for (var option : options.entrySet()) {
                listener.setOption(named(option), option.getValue());
            }
            listener.bind(at.resolve(), backlog);
            return listener;
        } catch (BindException e) {
            listener.close();
            throw refused(e);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /// Opens a listening channel, in blocking mode. Blocks while the host is looked up.
    ///
    /// @throws BindException names the endpoint, and why the system refused it
    /// @throws IOException if the host is unknown or an option was refused; nothing stays open
    public ServerSocketChannel openChannel() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            for (var option : options.entrySet()) {
                listener.setOption(named(option), option.getValue());
            }
            return listener.bind(at.resolve(), backlog);
        } catch (BindException e) {
            listener.close();
            throw refused(e);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /// [#with(SocketOption, Object)] made sure that name and value fit.
    @SuppressWarnings("unchecked")
    private static SocketOption<Object> named(Map.Entry<SocketOption<?>, Object> option) {
        return (SocketOption<Object>) option.getKey();
    }

    private BindException refused(BindException e) {
        BindException named = new BindException("cannot listen on " + at + ": " + e.getMessage());
        named.initCause(e);
        return named;
    }
}
