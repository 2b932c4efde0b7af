package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.checker.Mistake;
import netcourse.lesson02.ListenerOpener;
import netcourse.lesson02.ListenerOptions;

@Mistake(
        id = "forgets-backlog",
        does = "binds without the backlog",
        sees =
                "bind(address) takes a backlog of 50: in a burst, the connections above it wait or are turned away.",
        caughtBy = "passesTheBacklogOn")
public class ForgetsBacklog implements ListenerOpener {
    @Override
    public ServerSocket open(
            SocketSource sockets, InetSocketAddress address, ListenerOptions options)
            throws IOException {
        ServerSocket socket = sockets.create();
        try {
            socket.setReuseAddress(options.reuseAddress());
            socket.setReceiveBufferSize(options.receiveBufferBytes());
            socket.bind(address);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
