package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.checker.Mistake;
import netcourse.lesson02.ListenerOpener;
import netcourse.lesson02.ListenerOptions;

@Mistake(
        id = "binds-wildcard",
        does = "binds the port and leaves the address out",
        sees =
                "Without an address the socket listens on all of them, and a server meant for this machine is open to the network.",
        caughtBy = "listensOnNoOtherAddress")
public class BindsWildcard implements ListenerOpener {
    @Override
    public ServerSocket open(
            SocketSource sockets, InetSocketAddress address, ListenerOptions options)
            throws IOException {
        ServerSocket socket = sockets.create();
        try {
            socket.setReuseAddress(options.reuseAddress());
            socket.setReceiveBufferSize(options.receiveBufferBytes());
            socket.bind(new InetSocketAddress(address.getPort()), options.backlog());
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
