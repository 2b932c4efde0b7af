package netcourse.lesson02.answer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.lesson02.ListenerOptions;
import netcourse.lesson02.exercise.ListenerOpener;
import netcourse.lesson02.exercise.ListenerOpener.SocketSource;

/// The answer to exercise 2.4.
public class SolvedListenerOpener implements ListenerOpener {
    // @start region="open-listener"
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
        } catch (IOException | RuntimeException e) {
            closeAfter(e, socket);
            throw e;
        }
    }

    private static void closeAfter(Exception failure, ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
    // @end
}
