package netcourse.checker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP proxy in this JVM that cuts what passes through it into small writes, both ways; for code
/// that opens sockets of its own, whose reads cannot be capped.
///
/// The sizes come from a seed, so that a failure can be run again. An end of stream is passed on as
/// a half-close, a reset as a reset. How many slices one read at the other end gets is the system's
/// business; that there is a write for each is ours.
public final class SlicingProxy implements Closeable {
    /// System property: the seed; 1 by default.
    public static final String SEED = "netcourse.seed";

    private static final int BUFFER_BYTES = 8192;

    private final InetSocketAddress target;
    private final long seed;
    private final int maxSliceBytes;
    private final Runnable onSlice;
    private final Traffic traffic;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// Starts at once, on loopback and a port that the system chooses.
    ///
    /// @param maxSliceBytes the largest slice, 1 … 8192
    /// @param onSlice is run for each slice, by the thread that passes it on
    public SlicingProxy(InetSocketAddress target, long seed, int maxSliceBytes, Runnable onSlice)
            throws IOException {
        this(target, seed, maxSliceBytes, onSlice, new Traffic());
    }

    /// @param traffic where the connections to the target are noted
    SlicingProxy(
            InetSocketAddress target,
            long seed,
            int maxSliceBytes,
            Runnable onSlice,
            Traffic traffic)
            throws IOException {
        if (maxSliceBytes < 1 || maxSliceBytes > BUFFER_BYTES) {
            throw new IllegalArgumentException(
                    "slice must be 1.." + BUFFER_BYTES + " bytes, was " + maxSliceBytes);
        }
        this.target = target;
        this.seed = seed;
        this.maxSliceBytes = maxSliceBytes;
        this.onSlice = onSlice;
        this.traffic = traffic;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy").start(this::acceptAll);
    }

    /// Where clients connect instead of to the target.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void acceptAll() {
        for (int count = 0; !listener.isClosed(); count++) {
            try {
                join(listener.accept(), new Random(seed + count));
            } catch (IOException e) {
                // Closed, or one client failed: the next accept shows which.
            }
        }
    }

    private void join(Socket client, Random random) throws IOException {
        open.add(client);
        Socket server = new Socket();
        open.add(server);
        try {
            server.connect(target, 5000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            reset(client);
            reset(server);
            throw e;
        }
        Random back = new Random(random.nextLong());
        Traffic.Flow flow =
                traffic.accepted((InetSocketAddress) server.getLocalSocketAddress(), target);
        Thread.ofVirtual().start(() -> pump(client, server, random, flow, false));
        Thread.ofVirtual().start(() -> pump(server, client, back, flow, true));
    }

    /// @param isYours whether it passes on what the target sends
    private void pump(Socket from, Socket to, Random random, Traffic.Flow flow, boolean isYours) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (isYours) {
                    flow.sent(true, buffer, 0, count);
                }
                for (int at = 0; at < count; ) {
                    int slice = Math.min(count - at, 1 + random.nextInt(maxSliceBytes));
                    if (!isYours) {
                        flow.sent(false, buffer, at, slice);
                    }
                    out.write(buffer, at, slice);
                    onSlice.run();
                    at += slice;
                }
            }
            flow.ended(isYours);
            to.shutdownOutput();
            closeWhenBothEnded(from, to);
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    /// The second of the two pumps to end closes both.
    private void closeWhenBothEnded(Socket from, Socket to) throws IOException {
        synchronized (this) {
            if (!from.isOutputShutdown()) {
                return;
            }
        }
        try (from;
                to) {
            open.remove(from);
            open.remove(to);
        }
    }

    private void reset(Socket socket) {
        open.remove(socket);
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Already closed, which is what we want.
        }
    }

    /// Stops listening and resets what is open.
    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(this::reset);
    }
}
