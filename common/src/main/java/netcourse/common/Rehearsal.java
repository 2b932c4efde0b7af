package netcourse.common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/// Lets a thread wait at a socket once, before a server depends on it.
///
/// Java opens the descriptors that it needs for waiting virtual threads when the first of them
/// waits, in the static initializer of an internal class. If the process has none left at that
/// moment, the initializer fails, and with it every wait of every virtual thread until the process
/// ends (seen on JDK 25: `Could not initialize class sun.nio.ch.Poller`).
final class Rehearsal {
    private Rehearsal() {}

    /// Blocks for some milliseconds.
    ///
    /// @throws IOException if a thread of this factory cannot wait at a socket
    static void hold(ThreadFactory threads) throws IOException {
        FutureTask<Void> wait = new FutureTask<>(Rehearsal::waitBriefly);
        threads.newThread(wait).start();
        try {
            wait.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot wait at a socket: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
    }

    private static Void waitBriefly() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setSoTimeout(1);
            nobody.accept().close();
        } catch (SocketTimeoutException e) {
            // As expected.
        }
        return null;
    }
}
