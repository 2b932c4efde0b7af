package netcourse.checker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;

/// A listener on loopback, on a port that the system chose, whose accepted sockets are
/// [WireSocket]s: real TCP with short reads, and no wait.
final class WireServerSocket extends ServerSocket {
    private final StepRecorder steps;
    private final OpenResources resources;
    private final Delivery delivery;

    WireServerSocket(StepRecorder steps, OpenResources resources, Delivery delivery)
            throws IOException {
        this.steps = steps;
        this.resources = resources;
        this.delivery = delivery;
        bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Override
    public Socket accept() throws IOException {
        WireSocket socket = resources.add(new WireSocket(steps, delivery, (SocketImpl) null));
        implAccept(socket);
        steps.called("accept()", "a client from port " + socket.getPort());
        return socket;
    }
}
