package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.checker.Mistake;
import netcourse.lesson02.ListenerOptions;
import netcourse.lesson02.exercise.ListenerOpener;

/// What learners get wrong in exercise 2.1, open a listening socket with its options at the right
/// time; in the order of the behaviours of [netcourse.lesson02.ListenerOpenerCheck] that catch it.
public final class ListenerOpenerMistakes {
    private ListenerOpenerMistakes() {}

    @Mistake(
            does = "creates and binds in one call",
            sees =
                    """
                    new ServerSocket(port, ...) is bound when you get it: whatever option you set
                    then comes too late.
                    """,
            caughtBy = "returnsSocketThatListens")
    public static class BindsInConstructor implements ListenerOpener {
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

    @Mistake(
            does = "binds the port and leaves the address out",
            sees =
                    """
                    Without an address the socket listens on all of them, and a server meant for
                    this machine is open to the network.
                    """,
            caughtBy = "listensOnNoOtherAddress")
    public static class BindsWildcard implements ListenerOpener {
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

    @Mistake(
            does = "sets the options after the bind",
            sees =
                    """
                    The bind has already been allowed or refused by then; SO_REUSEADDR set later
                    does not help this bind, and no error says so.
                    """,
            caughtBy = "hasReuseAddressSetWhenItBinds")
    public static class OptionsAfterBind implements ListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            ServerSocket socket = sockets.create();
            try {
                socket.bind(address, options.backlog());
                socket.setReuseAddress(options.reuseAddress());
                socket.setReceiveBufferSize(options.receiveBufferBytes());
                return socket;
            } catch (IOException | RuntimeException e) {
                socket.close();
                throw e;
            }
        }
    }

    @Mistake(
            does = "sets the receive buffer after the bind",
            sees =
                    """
                    The buffer may grow, but a window above 64 KiB is not promised any more: its
                    scale is agreed when a connection opens.
                    """,
            caughtBy = "hasReceiveBufferSetWhenItBinds")
    public static class BuffersTooLate implements ListenerOpener {
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

    @Mistake(
            does = "binds without the backlog",
            sees =
                    """
                    bind(address) takes a backlog of 50: in a burst, the connections above it wait
                    or are turned away.
                    """,
            caughtBy = "passesTheBacklogOn")
    public static class ForgetsBacklog implements ListenerOpener {
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

    @Mistake(
            does = "catches the failure and carries on",
            sees =
                    """
                    The caller takes null, or a socket that does not listen, for a server; why the
                    port could not be had is lost.
                    """,
            caughtBy = "closesTheSocketIfThePortIsTaken")
    public static class SwallowsBindFailure implements ListenerOpener {
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

    @Mistake(
            does = "leaves the socket open when a step fails",
            sees =
                    """
                    The caller gets an exception and no socket, so nobody can close it: each attempt
                    costs a file descriptor.
                    """,
            caughtBy = "closesTheSocketIfThePortIsTaken")
    public static class LeaksListener implements ListenerOpener {
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
}
