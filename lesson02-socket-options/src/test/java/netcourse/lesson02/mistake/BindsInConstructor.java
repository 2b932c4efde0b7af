package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.checker.Mistake;
import netcourse.lesson02.ListenerOpener;
import netcourse.lesson02.ListenerOptions;

@Mistake(
        id = "binds-in-constructor",
        does = "creates and binds in one call",
        sees =
                "new ServerSocket(port, ...) is bound when you get it: whatever option you set then comes too late.",
        caughtBy = "returnsSocketThatListens")
public class BindsInConstructor implements ListenerOpener {
    @Override
    public ServerSocket open(
            SocketSource sockets, InetSocketAddress address, ListenerOptions options)
            throws IOException {
        ServerSocket socket =
                new ServerSocket(address.getPort(), options.backlog(), address.getAddress());
        socket.setReuseAddress(options.reuseAddress());
        socket.setReceiveBufferSize(options.receiveBufferBytes());
        return socket;
    }
}
