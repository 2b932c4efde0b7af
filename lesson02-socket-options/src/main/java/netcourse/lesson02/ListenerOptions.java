package netcourse.lesson02;

/// What a listening socket is opened with.
///
/// @param reuseAddress SO_REUSEADDR: whether a port may be bound on which connections in TIME_WAIT
///   are left. Linux also allows it beside connections that are still open, and never beside
///   another listener (socket(7)); other systems differ
/// @param receiveBufferBytes SO_RCVBUF: asked for each accepted connection, 1 or more; a hint, the
///   system grants what it likes
/// @param backlog how many connections may wait to be accepted, 1 or more; a hint too (listen(2))
public record ListenerOptions(boolean reuseAddress, int receiveBufferBytes, int backlog) {
    public ListenerOptions {
        if (receiveBufferBytes < 1) {
            throw new IllegalArgumentException(
                    "receiveBufferBytes must be 1 or more, was " + receiveBufferBytes);
        }
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog must be 1 or more, was " + backlog);
        }
    }

    /// A server that restarts on its port at once, gives each connection 64 KiB, and lets 50
    /// connections wait, as `new ServerSocket(port)` does.
    public static ListenerOptions defaults() {
        return new ListenerOptions(true, 64 * 1024, 50);
    }

    /// These options with another `reuseAddress`.
    public ListenerOptions withReuseAddress(boolean on) {
        return new ListenerOptions(on, receiveBufferBytes, backlog);
    }

    /// These options with another `receiveBufferBytes`.
    public ListenerOptions withReceiveBufferBytes(int bytes) {
        return new ListenerOptions(reuseAddress, bytes, backlog);
    }

    /// These options with another `backlog`.
    public ListenerOptions withBacklog(int connections) {
        return new ListenerOptions(reuseAddress, receiveBufferBytes, connections);
    }
}
