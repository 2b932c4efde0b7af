package netcourse.lesson02.exercise;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.lesson02.ListenerOptions;

/// Exercise 2.4: open a listening socket, with its options at the right time.
///
/// Some options count only when the socket is bound, and setting them later raises no error, and
/// comes too late for this bind. So a listener is made in this order: create, set the options,
/// bind.
public interface ListenerOpener {
    /// Creates a socket, sets its options, binds it to the address, and returns it listening.
    ///
    /// - The socket comes from `sockets.create()`: open, not bound, without options.
    /// - When it is bound, SO_REUSEADDR and SO_RCVBUF are already as the options say, be it on or
    ///   off, large or small; the defaults differ from system to system. No other option is set. A
    ///   buffer that the system makes smaller or larger is no failure.
    /// - The backlog of the options goes into the bind.
    /// - It listens on this address and no other. Port 0 lets the system choose a free one.
    /// - If a step fails, the port being taken or an option being refused, it is not tried again:
    ///   the exception goes to the caller as it came, and the socket is closed first, since nobody
    ///   else could. What `close` throws then, a RuntimeException too, does not hide it.
    ///
    /// Why before: a bind looks at SO_REUSEADDR, and a receive buffer of 64 KiB or more needs the
    /// window scale option, which TCP offers only in the segments that open a connection (RFC 7323,
    /// section 2; `ServerSocket.setReceiveBufferSize`). That is the rule for all systems. Linux
    /// offers the option anyway, and accepts the buffer later, too.
    ///
    /// @param address where to listen; resolved
    /// @return the bound socket; the caller closes it
    ServerSocket open(SocketSource sockets, InetSocketAddress address, ListenerOptions options)
            throws IOException;

    /// Where the socket comes from: a server passes `ServerSocket::new`, the check a socket that
    /// keeps a record.
    interface SocketSource {
        /// A new socket, not bound.
        ServerSocket create() throws IOException;
    }
}
