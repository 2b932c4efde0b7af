package netcourse.lesson02.answer;

import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_REUSEADDR;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.authoring.Alternative;
import netcourse.lesson02.ListenerOptions;
import netcourse.lesson02.exercise.ListenerOpener;

/// Unusual solutions of exercise 2.4, open a listening socket with its options at the right time,
/// which are right.
public final class ListenerOpenerAlternatives {
    private ListenerOpenerAlternatives() {}

    @Alternative(
            """
            sets the options by their names, the buffer first, and has a try close what it
            throws with
            """)
    public static class ThrowsInsideTry implements ListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            ServerSocket socket = sockets.create();
            try {
                socket.setOption(SO_RCVBUF, options.receiveBufferBytes())
                        .setOption(SO_REUSEADDR, options.reuseAddress())
                        .bind(address, options.backlog());
                return socket;
            } catch (IOException | RuntimeException e) {
                try (socket) {
                    throw e; // what close throws is added to it
                }
            }
        }
    }

    @Alternative("looks in a finally whether it has come to the end")
    public static class ClosesInFinally implements ListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            ServerSocket socket = sockets.create();
            try {
                socket.setReceiveBufferSize(options.receiveBufferBytes());
                socket.setReuseAddress(options.reuseAddress());
                socket.bind(address, options.backlog());
            } finally {
                if (!socket.isBound()) {
                    closeQuietly(socket);
                }
            }
            return socket;
        }

        private static void closeQuietly(ServerSocket socket) {
            try {
                socket.close();
            } catch (Exception e) {
                // What failed before says more.
            }
        }
    }
}
