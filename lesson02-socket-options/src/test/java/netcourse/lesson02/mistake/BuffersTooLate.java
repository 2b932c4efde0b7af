package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.checker.Mistake;
import netcourse.lesson02.ListenerOpener;
import netcourse.lesson02.ListenerOptions;

@Mistake(
        id = "buffers-too-late",
        does = "sets the receive buffer after the bind",
        sees =
                "The buffer may grow, but a window above 64 KiB is not promised any more: its scale is agreed when a connection opens.",
        caughtBy = "hasReceiveBufferSetWhenItBinds")
public class BuffersTooLate implements ListenerOpener {
    @Override
    public ServerSocket open(
            SocketSource sockets, InetSocketAddress address, ListenerOptions options)
            throws IOException {
        ServerSocket socket = sockets.create();
        try {
            socket.setReuseAddress(options.reuseAddress());
            socket.bind(address, options.backlog());
            socket.setReceiveBufferSize(options.receiveBufferBytes());
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
