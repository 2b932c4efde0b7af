package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import netcourse.authoring.Wrong;
import netcourse.lesson02.ListenerOptions;
import netcourse.lesson02.answer.SolvedListenerOpener;
import netcourse.lesson02.exercise.ListenerOpener;

/// Further wrong solutions of exercise 2.4.
public final class ListenerOpenerWrong {
    private ListenerOpenerWrong() {}

    /// The answer, with the options or the address changed before.
    private abstract static class Changing extends SolvedListenerOpener {
        ListenerOptions change(ListenerOptions options) {
            return options;
        }

        InetSocketAddress change(InetSocketAddress address) {
            return address;
        }

        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            return super.open(sockets, change(address), change(options));
        }
    }

    @Wrong("switches SO_REUSEADDR on whatever the options say")
    public static class AlwaysReuses extends Changing {
        @Override
        ListenerOptions change(ListenerOptions options) {
            return options.withReuseAddress(true);
        }
    }

    @Wrong("takes a receive buffer of 8 KiB at least")
    public static class RaisesBuffer extends Changing {
        @Override
        ListenerOptions change(ListenerOptions options) {
            return options.withReceiveBufferBytes(Math.max(8192, options.receiveBufferBytes()));
        }
    }

    @Wrong(value = "takes a backlog of 50 at most", nameless = true)
    public static class LowersBacklog extends Changing {
        @Override
        ListenerOptions change(ListenerOptions options) {
            return options.withBacklog(Math.min(50, options.backlog()));
        }
    }

    @Wrong("takes a backlog of 5 at least")
    public static class RaisesBacklog extends Changing {
        @Override
        ListenerOptions change(ListenerOptions options) {
            return options.withBacklog(Math.max(5, options.backlog()));
        }
    }

    @Wrong("listens on every address")
    public static class ListensEverywhere extends Changing {
        @Override
        InetSocketAddress change(InetSocketAddress address) {
            return new InetSocketAddress(address.getPort());
        }
    }

    @Wrong("listens on 127.0.0.1 whatever the address is")
    public static class ListensOnLoopback extends Changing {
        @Override
        InetSocketAddress change(InetSocketAddress address) {
            return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), address.getPort());
        }
    }

    @Wrong(value = "takes another port when the port is taken", nameless = true)
    public static class TakesAnotherPort extends SolvedListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            try {
                return super.open(sockets, address, options);
            } catch (IOException e) {
                InetSocketAddress any = new InetSocketAddress(address.getAddress(), 0);
                return super.open(sockets, any, options);
            }
        }
    }

    @Wrong("wraps what the system said")
    public static class WrapsFailure extends SolvedListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            try {
                return super.open(sockets, address, options);
            } catch (IOException e) {
                throw new IOException("cannot listen on " + address, e);
            }
        }
    }

    /// Sets and binds as the answer does; what happens after a failure is the subclass's.
    private abstract static class Failing implements ListenerOpener {
        abstract void failed(ServerSocket socket, Exception e) throws IOException;

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
                failed(socket, e);
                throw e;
            }
        }
    }

    @Wrong("leaves the socket open after a RuntimeException")
    public static class LeavesOpenAfterRuntimeException extends Failing {
        @Override
        void failed(ServerSocket socket, Exception e) throws IOException {
            if (e instanceof IOException) {
                try {
                    socket.close();
                } catch (IOException closing) {
                    e.addSuppressed(closing);
                }
            }
        }
    }

    @Wrong("leaves the socket open after an IOException")
    public static class LeavesOpenAfterIoException extends Failing {
        @Override
        void failed(ServerSocket socket, Exception e) throws IOException {
            if (e instanceof RuntimeException) {
                socket.close();
            }
        }
    }

    @Wrong("a close that throws hides why it failed")
    public static class CloseHidesFailure extends Failing {
        @Override
        void failed(ServerSocket socket, Exception e) throws IOException {
            socket.close();
        }
    }

    @Wrong("sets the receive buffer after bind")
    public static class SetsBufferAfterBind implements ListenerOpener {
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

    @Wrong("keeps the first socket for the second call")
    public static class KeepsSocket extends SolvedListenerOpener {
        private static ServerSocket kept;

        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            if (kept == null || kept.isClosed()) {
                kept = super.open(sockets, address, options);
            }
            return kept;
        }
    }

    @Wrong("creates a second socket, and leaves the first open")
    public static class CreatesTwo extends SolvedListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            sockets.create();
            return super.open(sockets, address, options);
        }
    }

    @Wrong("gives null when there is no socket to be had")
    public static class NullWithoutSocket extends SolvedListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            ServerSocket created;
            try {
                created = sockets.create();
            } catch (IOException e) {
                return null;
            }
            return super.open(() -> created, address, options);
        }
    }

    @Wrong("sets SO_REUSEADDR only to switch it on")
    public static class OnlySwitchesOn implements ListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            ServerSocket socket = sockets.create();
            try {
                if (options.reuseAddress()) {
                    socket.setReuseAddress(true);
                }
                socket.setReceiveBufferSize(options.receiveBufferBytes());
                socket.bind(address, options.backlog());
                return socket;
            } catch (IOException | RuntimeException e) {
                try {
                    socket.close();
                } catch (IOException closing) {
                    e.addSuppressed(closing);
                }
                throw e;
            }
        }
    }

    /// The answer with one step changed.
    private abstract static class InSteps implements ListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            ServerSocket socket = sockets.create();
            try {
                socket.setReuseAddress(options.reuseAddress());
                socket.setReceiveBufferSize(options.receiveBufferBytes());
                more(socket, options);
                bind(socket, address, options.backlog());
                return socket;
            } catch (IOException | RuntimeException e) {
                try {
                    socket.close();
                } catch (IOException closing) {
                    e.addSuppressed(closing);
                }
                throw e;
            }
        }

        void more(ServerSocket socket, ListenerOptions options) throws IOException {}

        void bind(ServerSocket socket, InetSocketAddress address, int backlog) throws IOException {
            socket.bind(address, backlog);
        }
    }

    @Wrong("lets a RuntimeException of close hide what failed")
    public static class CloseHides extends InSteps {}

    @Wrong("refuses a buffer that the system has made smaller")
    public static class RefusesSmallerBuffer extends InSteps {
        @Override
        void more(ServerSocket socket, ListenerOptions options) throws IOException {
            if (socket.getReceiveBufferSize() < options.receiveBufferBytes()) {
                throw new IOException("receive buffer " + socket.getReceiveBufferSize());
            }
        }
    }

    @Wrong("binds again when the port is taken")
    public static class BindsAgain extends InSteps {
        @Override
        void bind(ServerSocket socket, InetSocketAddress address, int backlog) throws IOException {
            try {
                socket.bind(address, backlog);
            } catch (BindException e) {
                socket.bind(address, backlog);
            }
        }
    }

    @Wrong("has accept give up after five seconds")
    public static class LimitsAccept extends InSteps {
        @Override
        void more(ServerSocket socket, ListenerOptions options) throws IOException {
            socket.setSoTimeout(5000);
        }
    }

    @Wrong("has other listeners share the port")
    public static class SharesPort extends InSteps {
        @Override
        void more(ServerSocket socket, ListenerOptions options) throws IOException {
            if (socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
                socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            } else {
                socket.setSoTimeout(5000);
            }
        }
    }

    @Wrong(value = "takes a free port, whatever the address says", nameless = true)
    public static class TakesFreePort extends Changing {
        @Override
        InetSocketAddress change(InetSocketAddress address) {
            return new InetSocketAddress(address.getAddress(), 0);
        }
    }

    @Wrong("does all in order, with a socket of its own")
    public static class CreatesItself extends SolvedListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            return super.open(ServerSocket::new, address, options);
        }
    }

    @Wrong("makes the address anew of its host and port, and so looks the host up again")
    public static class LooksHostUpAgain extends SolvedListenerOpener {
        @Override
        public ServerSocket open(
                SocketSource sockets, InetSocketAddress address, ListenerOptions options)
                throws IOException {
            return super.open(
                    sockets,
                    new InetSocketAddress(address.getHostString(), address.getPort()),
                    options);
        }
    }
}
