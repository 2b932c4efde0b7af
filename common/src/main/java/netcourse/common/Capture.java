package netcourse.common;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;

/// Notes what every [Transport] of this process sends and receives, in a [PcapWriter], from here to
/// [#close()]; for a program's option `--pcap`. It needs no privilege, as it sees the bytes and not
/// the network: see [CapturedConnection]. One at a time.
public final class Capture implements Closeable {
    private static volatile Capture current;

    private final PcapWriter file;
    private final boolean isClient;

    private Capture(PcapWriter file, boolean isClient) {
        this.file = file;
        this.isClient = isClient;
    }

    /// @param isClient whether this process connects, and does not accept
    static Capture start(Path path, boolean isClient) throws IOException {
        current = new Capture(PcapWriter.create(path), isClient);
        return current;
    }

    /// The transport of a connected socket, which is noted if there is a capture.
    static Transport at(Transport transport, Socket socket) throws IOException {
        Capture capture = current;
        return capture == null ? transport : capture.above(transport, socket);
    }

    private Transport above(Transport transport, Socket socket) throws IOException {
        var local = (InetSocketAddress) socket.getLocalSocketAddress();
        var remote = (InetSocketAddress) socket.getRemoteSocketAddress();
        CapturedConnection connection =
                new CapturedConnection(
                        file, isClient ? local : remote, isClient ? remote : local, Instant.now());
        return new CapturedTransport(transport, connection, isClient);
    }

    /// Closes the file; connections that are still open fail from here on.
    @Override
    public void close() throws IOException {
        current = null;
        file.close();
    }
}
