package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.checker.Mistake;
import netcourse.lesson02.ListenerOpener;
import netcourse.lesson02.ListenerOptions;

@Mistake(
        id = "swallows-bind-failure",
        does = "catches the failure and carries on",
        sees =
                "The caller takes null, or a socket that does not listen, for a server; why the port could not be had is lost.",
        caughtBy = "closesTheSocketIfThePortIsTaken")
public class SwallowsBindFailure implements ListenerOpener {
    @Override
    public ServerSocket open(
            SocketSource sockets, InetSocketAddress address, ListenerOptions options)
            throws IOException {
        ServerSocket socket = sockets.create();
        try {
            socket.setReuseAddress(options.reuseAddress());
            socket.setReceiveBufferSize(options.receiveBufferBytes());
            socket.bind(address, options.backlog());
            return socket;
        } catch (IOException e) {
            socket.close();
            return null;
        }
    }
}
