package netcourse.lesson02.exercise;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/// Exercise 2.5: an accept loop that serves each client in a thread of its own, up to a limit.
///
/// This is the frame of every blocking server. Whatever one client does, the others are served, and
/// the loop goes on until it is stopped. `echo-server --mine` runs your class as a real server.
public interface AcceptLoop {
    /// What a server does for one client.
    @FunctionalInterface
    interface Handler {
        /// May block, and may throw anything. It need not close the socket, and it ends when
        /// another thread closes it.
        void handle(Socket client) throws IOException;
    }

    /// Serves the clients of a listener until another thread closes the listener.
    ///
    /// - Each client has a thread of its own while it is served, platform or virtual, that calls
    ///   the handler. The calling thread accepts, and waits for nobody else.
    /// - At most `limit` clients are served at a time. One more is accepted at once, is sent the
    ///   line `server full: at most 2 clients\n` (with the limit in it), and is closed. Nothing is
    ///   read from it: if it has sent something, it may see a reset after the line.
    /// - When the handler has returned or thrown, or no thread can be started for it, the client's
    ///   socket is closed. Then, and not before, its place is free.
    /// - The loop outlives what `accept` throws while the listener is open, an [IOException] or a
    ///   [RuntimeException]: it pauses for 5 ms to 100 ms, and accepts again.
    /// - What `accept` and a handler throw goes to the log, [Error]s of a handler included; so does
    ///   what the line to a surplus client and the `close` of a client throw. That `accept` throws
    ///   because the listener is closed is the end, and does not go there.
    /// - At the end all clients' sockets are closed, which ends their handlers. When every handler
    ///   has returned, so does this method.
    ///
    /// One object may serve several listeners at a time, each up to a limit of its own.
    ///
    /// @param listener bound
    /// @param limit clients at a time, 1 or more
    /// @param log takes each failure once; any thread may call it; it does not throw
    /// @throws IllegalArgumentException if the limit is 0 or negative; nothing is accepted
    /// @throws InterruptedException if the calling thread is interrupted while it pauses, or waits
    ///   for the handlers; the listener and the clients' sockets are closed all the same
    void serve(ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
            throws InterruptedException;
}
