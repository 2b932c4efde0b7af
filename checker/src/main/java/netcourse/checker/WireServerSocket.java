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
    private final Trial trial;
    private final Delivery delivery;

    WireServerSocket(Trial trial, Delivery delivery) throws IOException {
        this.trial = trial;
        this.delivery = delivery;
        bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Override
    public Socket accept() throws IOException {
        WireSocket socket =
                trial.closing(new WireSocket(trial, "you", delivery, (SocketImpl) null));
        implAccept(socket);
        trial.called("accept()", "a client from port " + socket.getPort());
        return socket;
    }
}
