package netcourse.lesson02.exercise;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/// Exercise 2.11: an echo server on one selector and one thread.
///
/// Every byte that a client sends comes back to it, in order, however the bytes arrive and however
/// slowly the client reads. `GatewayServer --mine` runs your class as a real server.
public interface SelectorEcho {
    /// Serves every client of the listener until the calling thread is interrupted, then closes
    /// every client, one that is owed bytes too, and the listener, and returns.
    ///
    /// - One thread, the caller's, does it all, with non-blocking channels and a
    ///   [java.nio.channels.Selector]. A client that sends nothing, or does not read, holds nobody
    ///   else up.
    /// - While there is nothing to do, the thread waits in `select` and uses no processor time.
    /// - A write may take only a part, or nothing: the send buffer is full. The rest waits for
    ///   `OP_WRITE`. At most 64 KiB of each client are kept: when that is full, nothing more is
    ///   read from it until something is written (back-pressure: TCP then stops the client).
    /// - A client that has sent its end of stream still gets all that it is owed; then its channel
    ///   is closed.
    /// - A client that resets its connection ends that connection alone.
    /// - What `accept` throws while the listener is open, as when the process is out of
    ///   descriptors, ends nothing: it is called again after a pause of up to 100 ms, in which the
    ///   other clients are served.
    ///
    /// An interrupt wakes `select`; a listener that another thread closes does not.
    ///
    /// @param listener bound, in blocking mode; closed when this returns
    /// @throws IOException if the selector or the listener fails; never for the fault of a client
    void serve(ServerSocketChannel listener) throws IOException;
}
