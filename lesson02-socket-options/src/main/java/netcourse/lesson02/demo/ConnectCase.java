package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import netcourse.lesson02.ErrorNumber;

/// The ways in which `connect`, or the `bind` before it, fails, each brought about with loopback
/// addresses only.
enum ConnectCase {
    NOBODY_LISTENS("connect: the port is bound, nobody listens", ErrorNumber.ECONNREFUSED) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (Socket holder = boundTo(loopback(0));
                    Socket socket = new Socket()) {
                socket.connect(holder.getLocalSocketAddress(), limitMillis);
            }
        }
    },

    FULL_BACKLOG("connect: the backlog is full", ErrorNumber.ETIMEDOUT) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (BacklogTrial trial =
                    new BacklogTrial(
                            InetAddress.getLoopbackAddress(), 1, Duration.ofMillis(limitMillis))) {
                IOException failure = trial.connectUntilFull(100).failure();
                if (failure != null) {
                    throw failure;
                }
            }
        }
    },

    BROADCAST_ADDRESS("connect: to a broadcast address", ErrorNumber.ENETUNREACH) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.255.255.255", ANY_PORT), limitMillis);
            }
        }
    },

    NO_ROUTE("connect: a router says that no route is left", ErrorNumber.EHOSTUNREACH) {
        @Override
        void attempt(int limitMillis) throws NotTried {
            throw new NotTried("not tried: it needs a network (Java: NoRouteToHostException)");
        }
    },

    TWICE_THE_SAME_ENDPOINTS("connect: both endpoints as in another", ErrorNumber.EADDRNOTAVAIL) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                    Socket first = new Socket();
                    Socket second = new Socket()) {
                first.setReuseAddress(true);
                second.setReuseAddress(true);
                first.bind(loopback(0));
                second.bind(first.getLocalSocketAddress());
                first.connect(listener.getLocalSocketAddress(), limitMillis);
                second.connect(listener.getLocalSocketAddress(), limitMillis);
            }
        }
    },

    OTHER_FAMILY("connect: from 127.0.0.1 to ::1", ErrorNumber.EAFNOSUPPORT) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (Socket socket = boundTo(new InetSocketAddress("127.0.0.1", 0))) {
                socket.connect(new InetSocketAddress("::1", ANY_PORT), limitMillis);
            }
        }
    },

    ALREADY_CONNECTED("connect: a second time", ErrorNumber.EISCONN) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                    Socket socket = new Socket()) {
                socket.connect(listener.getLocalSocketAddress(), limitMillis);
                socket.connect(listener.getLocalSocketAddress(), limitMillis);
            }
        }
    },

    ALREADY_CONNECTING("connect: while a connect is under way", ErrorNumber.EALREADY) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (BacklogTrial trial =
                            new BacklogTrial(
                                    InetAddress.getLoopbackAddress(),
                                    1,
                                    Duration.ofMillis(limitMillis));
                    SocketChannel channel = SocketChannel.open()) {
                trial.connectUntilFull(100);
                channel.configureBlocking(false);
                channel.connect(loopback(trial.port()));
                channel.connect(loopback(trial.port()));
            }
        }
    },

    UNKNOWN_HOST("connect: a host that was not found", ErrorNumber.EAI_NONAME) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(
                        InetSocketAddress.createUnresolved("no-such-host.invalid", ANY_PORT),
                        limitMillis);
            }
        }
    },

    NO_PERMISSION("UDP connect: broadcast, not permitted", ErrorNumber.EACCES) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
                channel.connect(new InetSocketAddress("127.255.255.255", ANY_PORT));
            }
        }
    },

    LOW_PORT("bind: port 1, as an ordinary user", ErrorNumber.EACCES) {
        @Override
        void attempt(int limitMillis) throws IOException {
            boundTo(loopback(1)).close();
            throw new NotTried(
                    "no error: this user may bind it (root, or a setting of the system)");
        }
    },

    PORT_TAKEN("bind: the port is taken", ErrorNumber.EADDRINUSE) {
        @Override
        void attempt(int limitMillis) throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                    Socket socket = boundTo(listener.getLocalSocketAddress())) {
                socket.connect(listener.getLocalSocketAddress(), limitMillis);
            }
        }
    },

    FOREIGN_ADDRESS("bind: an address of no machine", ErrorNumber.EADDRNOTAVAIL) {
        @Override
        void attempt(int limitMillis) throws IOException {
            boundTo(new InetSocketAddress(DOCUMENTATION_ADDRESS, 0)).close();
        }
    };

    private static final int ANY_PORT = 9;

    /// RFC 5737, section 3: for examples, on no machine; a bind to it sends nothing.
    private static final String DOCUMENTATION_ADDRESS = "203.0.113.1";

    private final String what;
    private final ErrorNumber error;

    /// What a case gave.
    ///
    /// @param thrown empty if no exception came: this system sees nothing wrong here
    record Seen(ConnectCase which, Optional<Exception> thrown) {}

    /// Why a case was left out.
    static final class NotTried extends IOException {
        private static final long serialVersionUID = 1L;

        NotTried(String why) {
            super(why);
        }
    }

    ConnectCase(String what, ErrorNumber error) {
        this.what = what;
        this.error = error;
    }

    String what() {
        return what;
    }

    /// The number that the C function would give.
    ErrorNumber error() {
        return error;
    }

    abstract void attempt(int limitMillis) throws IOException;

    Seen see(int limitMillis) {
        try {
            attempt(limitMillis);
            return new Seen(this, Optional.empty());
        } catch (IOException | IllegalStateException e) {
            return new Seen(this, Optional.of(e));
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static Socket boundTo(SocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.bind(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
