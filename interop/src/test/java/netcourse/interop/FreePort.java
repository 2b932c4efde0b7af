package netcourse.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import netcourse.common.Endpoint;

/// Starts servers that cannot choose a port of their own. A port that was free a moment ago may be
/// taken now: then the server ends, and the next port is tried.
final class FreePort {
    private static final int TRIALS = 5;

    private FreePort() {}

    /// One that runs.
    record Server(PeerProcess process, Endpoint endpoint) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            process.close();
        }
    }

    static int find() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /// @param ready what it says when it listens
    static Server start(Pattern ready, IntFunction<PeerProcess> starter) throws IOException {
        AssertionError last = new AssertionError("not tried");
        for (int i = 0; i < TRIALS; i++) {
            int port = find();
            PeerProcess process = starter.apply(port);
            try {
                process.awaitLine(ready);
                return new Server(process, new Endpoint("127.0.0.1", port));
            } catch (AssertionError e) {
                process.close();
                last = e;
            }
        }
        throw last;
    }
}
