package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.checker.Mistake;
import netcourse.lesson02.ListenerOpener;
import netcourse.lesson02.ListenerOptions;

@Mistake(
        id = "leaks-listener",
        does = "leaves the socket open when a step fails",
        sees =
                "The caller gets an exception and no socket, so nobody can close it: each attempt costs a file descriptor.",
        caughtBy = "closesTheSocketIfThePortIsTaken")
public class LeaksListener implements ListenerOpener {
    @Override
    public ServerSocket open(
            SocketSource sockets, InetSocketAddress address, ListenerOptions options)
            throws IOException {
        ServerSocket socket = sockets.create();
        socket.setReuseAddress(options.reuseAddress());
        socket.setReceiveBufferSize(options.receiveBufferBytes());
        socket.bind(address, options.backlog());
        return socket;
    }
}
