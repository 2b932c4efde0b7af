package netcourse.checker;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/// A real TCP connection on loopback: the learner's end, which reads as a [Delivery] allows, and
/// the check's end, the peer. Both are closed with the trial.
public final class Wire implements Closeable {
    private final WireSocket socket;
    private final WireSocket peer;

    Wire(StepRecorder steps, OpenResources resources, Delivery delivery) throws IOException {
        try (ServerSocket listener = new WireServerSocket(steps, resources, delivery)) {
            peer = resources.add(new WireSocket(steps, Delivery.whole(new byte[0])));
            peer.connect(listener.getLocalSocketAddress());
            socket = (WireSocket) listener.accept();
        }
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
