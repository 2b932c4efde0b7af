package netcourse.checker;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;

/// A real TCP connection on loopback, with short reads and without a wait: the learner's end, which
/// reads as a [Delivery] allows, and the check's end, the peer. Both are closed with the trial.
public final class Wire implements Closeable {
    private static final int BACKLOG = 50;

    private final WireSocket socket;
    private final WireSocket peer;

    Wire(StepRecorder steps, OpenResources resources, Delivery delivery) throws IOException {
        try (ServerSocket listener = listener(steps, resources, delivery)) {
            peer = resources.add(new WireSocket(steps, Delivery.whole(new byte[0])));
            peer.connect(listener.getLocalSocketAddress());
            socket = (WireSocket) listener.accept();
            peer.note(socket.flow());
        }
    }

    /// A listener on loopback, on a port that the system chose; what it accepts reads as the
    /// delivery allows.
    static ServerSocket listener(StepRecorder steps, OpenResources resources, Delivery delivery)
            throws IOException {
        return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()) {
            @Override
            public Socket accept() throws IOException {
                WireSocket socket =
                        resources.add(new WireSocket(steps, delivery, (SocketImpl) null));
                implAccept(socket);
                socket.note(steps.traffic().accepted(remote(socket), local(socket)));
                steps.called("accept()", "a client from port " + socket.getPort());
                return socket;
            }
        };
    }

    private static InetSocketAddress remote(Socket socket) {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    private static InetSocketAddress local(Socket socket) {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /// The learner's end.
    public Socket socket() {
        return socket;
    }

    /// The check's end.
    public Socket peer() {
        return peer;
    }

    /// How many bytes the learner's code has written to its end so far.
    public long bytesYouSent() {
        return socket.bytesWritten();
    }

    /// How many bytes the learner's code has read from its end so far.
    public long bytesYouRead() {
        return socket.bytesRead();
    }

    /// Whether the learner's code has asked how many bytes are available at its end.
    public boolean askedWhatIsAvailable() {
        return socket.askedWhatIsAvailable();
    }

    /// What is under way: `peer sent 5 bytes, you read 0; you sent 7, peer read 7`.
    String balance() {
        return "peer sent %d bytes, you read %d; you sent %d, peer read %d"
                .formatted(
                        peer.bytesWritten(),
                        socket.bytesRead(),
                        socket.bytesWritten(),
                        peer.bytesRead());
    }

    @Override
    public void close() throws IOException {
        try (socket;
                peer) {
            // both are closed, the second even if the first fails
        }
    }
}
