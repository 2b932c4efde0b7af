package netcourse.lesson02.exercise;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// Exercise 2.6: connect with a limit and give the error number, 0 on success.
///
/// Python's `connect_ex` does this: a caller that tries many addresses wants a number to compare,
/// not an exception to catch. Java keeps the number to itself, but its exceptions say enough:
///
/// | what happened                   | Java throws                                           | number       |
/// |---------------------------------|-------------------------------------------------------|--------------|
/// | nobody listens there            | ConnectException                                      | ECONNREFUSED |
/// | the limit is over               | SocketTimeoutException                                | ETIMEDOUT    |
/// | the system itself gave up       | ConnectException with `timed out` in its message      | ETIMEDOUT    |
/// | no way there, says a router     | NoRouteToHostException                                | EHOSTUNREACH |
/// | this machine knows no way       | SocketException with `Network is unreachable` in it   | ENETUNREACH  |
/// | the address is unresolved       | UnknownHostException                                  | EAI_NONAME   |
///
/// The value of each name differs from system to system; [netcourse.lesson02.ErrorNumber] knows it.
public interface Connector {
    /// Connects the socket, in one attempt, and waits for it no longer than the limit.
    ///
    /// - On success the result is 0, and the socket is connected, open, and without a time-out for
    ///   its reads: SO_TIMEOUT is as it was.
    /// - On failure the socket is closed, whether or not its class does so by itself, and the
    ///   result is the number of the table, whatever `close` throws, a RuntimeException too. An
    ///   unresolved address is not looked up.
    /// - A failure that is not in the table, as when another thread closes the socket, goes to the
    ///   caller as it came; the socket is closed then too.
    /// - A limit below one millisecond is still a limit. One above `Integer.MAX_VALUE` milliseconds
    ///   counts as that.
    ///
    /// @param socket neither connected nor closed
    /// @throws IllegalArgumentException if the limit is zero or negative; no connection is tried
    int connect(Socket socket, InetSocketAddress address, Duration limit) throws IOException;
}
