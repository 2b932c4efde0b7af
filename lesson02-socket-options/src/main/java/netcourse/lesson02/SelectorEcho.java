package netcourse.lesson02;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/// Exercise 2.9: an echo server on one selector and one thread.
///
/// Every byte that a client sends comes back to it, in order, however the bytes arrive and however
/// slowly the client reads.
public interface SelectorEcho {
    /// Serves every client of the listener until the calling thread is interrupted or the listener
    /// is closed by another thread, then closes the listener and every client, and returns.
    ///
    /// - One thread, the caller's, does it all, with non-blocking channels; a client that sends
    ///   nothing, or does not read, holds nobody else up.
    /// - A write may take only a part (a full send buffer): the rest waits for `OP_WRITE`, and
    ///   until it is gone nothing more is read from that client (back-pressure). Memory per client
    ///   is at most 64 KiB, whatever the client does.
    /// - A client that has sent its FIN still gets all that it is owed; then its channel is closed.
    /// - A client that resets its connection ends that client alone.
    ///
    /// @param listener bound; in blocking mode or not
    /// @throws IOException if the selector or the listener fails; never for the fault of a client
    void serve(ServerSocketChannel listener) throws IOException;
}
