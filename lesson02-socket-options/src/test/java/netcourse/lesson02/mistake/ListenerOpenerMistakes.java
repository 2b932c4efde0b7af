package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.checker.Mistake;
import netcourse.lesson02.ListenerOptions;
import netcourse.lesson02.exercise.ListenerOpener;

/// Common mistakes in exercise 2.4, open a listening socket with its options at the right time, in
/// the order of the behaviours of [netcourse.lesson02.ListenerOpenerCheck] that catch them.
public final class ListenerOpenerMistakes {
    private ListenerOpenerMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class InSteps implements ListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            ServerSocket socket = sockets.create();
            try {
                prepare(socket, address, options);
                return socket;
            } catch (IOException | RuntimeException e) {
                closeFailed(socket);
                throw e;
            }
        }

        void prepare(ServerSocket socket, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            setOptions(socket, options);
            socket.bind(address, options.backlog());
        }

        static void setOptions(ServerSocket socket, ListenerOptions options) throws IOException {
            socket.setReuseAddress(options.reuseAddress());
            socket.setReceiveBufferSize(options.receiveBufferBytes());
        }

        void closeFailed(ServerSocket socket) throws IOException {
            socket.close();
        }
    }

    @Mistake(
            does = "opens a socket of its own, instead of one from sockets.create()",
            sees =
                    """
                    The caller decides what kind of socket it is. And new ServerSocket(port, ...) is
                    bound when you get it: an option that counts at the bind comes too late then.
                    """,
            caughtBy = "returnsSocketThatListens")
    public static class OpensSocketOfItsOwn extends InSteps {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            ServerSocket socket =
                    new ServerSocket(address.getPort(), options.backlog(), address.getAddress());
            setOptions(socket, options);
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
    public static class BindsWildcard extends InSteps {
        @Override
        void prepare(ServerSocket socket, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            setOptions(socket, options);
            socket.bind(new InetSocketAddress(address.getPort()), options.backlog());
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
    public static class OptionsAfterBind extends InSteps {
        @Override
        void prepare(ServerSocket socket, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            socket.bind(address, options.backlog());
            setOptions(socket, options);
        }
    }

    @Mistake(
            does = "sets the receive buffer after the bind",
            sees =
                    """
                    The buffer may grow, but a window above 64 KiB is not certain on every system:
                    its scale is agreed when a connection opens.
                    """,
            caughtBy = "hasReceiveBufferSetWhenItBinds")
    public static class BuffersTooLate extends InSteps {
        @Override
        void prepare(ServerSocket socket, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            socket.setReuseAddress(options.reuseAddress());
            socket.bind(address, options.backlog());
            socket.setReceiveBufferSize(options.receiveBufferBytes());
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
    public static class ForgetsBacklog extends InSteps {
        @Override
        void prepare(ServerSocket socket, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            setOptions(socket, options);
            socket.bind(address);
        }
    }

    @Mistake(
            does = "catches the failure and carries on",
            sees =
                    """
                    The caller takes null, or a socket that does not listen, for a server; the
                    reason why the port was not free is lost.
                    """,
            caughtBy = "closesTheSocketIfThePortIsTaken")
    public static class SwallowsBindFailure extends InSteps {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options) {
            try {
                return super.open(sockets, address, options);
            } catch (IOException e) {
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
    public static class LeaksListener extends InSteps {
        @Override
        void closeFailed(ServerSocket socket) {}
    }
}
