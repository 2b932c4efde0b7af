package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import netcourse.lesson02.TcpTable;
import netcourse.lesson02.TcpTable.Entry;
import netcourse.lesson02.TcpTable.State;

/// What the system's table says of one end of a connection.
///
/// The table is Linux's alone. Elsewhere nothing is found, the state is printed as [#NO_TABLE], and
/// waiting for a state is a short pause.
final class TcpStates {
    static final String NO_TABLE = "?";
    static final String NO_SOCKET = "-";
    static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration PAUSE_WITHOUT_TABLE = Duration.ofMillis(50);

    /// One end, named by its own address and its peer's: these stay known after a close.
    record End(InetSocketAddress local, InetSocketAddress remote) {
        static End of(Socket socket) {
            return new End(
                    (InetSocketAddress) socket.getLocalSocketAddress(),
                    (InetSocketAddress) socket.getRemoteSocketAddress());
        }

        End peer() {
            return new End(remote, local);
        }
    }

    private TcpStates() {}

    static Optional<Entry> entry(End end) throws IOException {
        return TcpTable.find(
                end.local().getPort(),
                e -> e.local().equals(end.local()) && e.remote().equals(end.remote()));
    }

    /// The listening socket at this port.
    static Optional<Entry> listener(int port) throws IOException {
        return TcpTable.find(port, e -> e.state() == State.LISTEN && e.local().getPort() == port);
    }

    /// How many connections wait for `accept` at this port, as text.
    static String waitingForAccept(int port) throws IOException {
        return listener(port).map(e -> Long.toString(e.receiveQueueBytes())).orElse(NO_TABLE);
    }

    /// The state as text; [#NO_SOCKET] when the system knows this end no more.
    static String text(End end) throws IOException {
        if (!TcpTable.isAvailable()) {
            return NO_TABLE;
        }
        return entry(end).map(e -> e.state().toString()).orElse(NO_SOCKET);
    }

    /// Waits until this end is in the state, `null` standing for "gone", or until the limit is
    /// over: whoever asks then prints what is there.
    static void await(End end, State wanted) throws IOException {
        await(() -> entry(end).map(Entry::state).orElse(null) == wanted);
    }

    /// Waits until so many connections wait for `accept`, or until the limit is over.
    static void awaitWaiting(int port, int connections) throws IOException {
        await(() -> listener(port).filter(e -> e.receiveQueueBytes() == connections).isPresent());
    }

    /// Waits until this end has so many bytes that its program has not read.
    static void awaitUnread(End end, int bytes) throws IOException {
        await(() -> entry(end).filter(e -> e.receiveQueueBytes() == bytes).isPresent());
    }

    private static void await(Sight sight) throws IOException {
        if (!TcpTable.isAvailable()) {
            LockSupport.parkNanos(PAUSE_WITHOUT_TABLE.toNanos());
            return;
        }
        long begin = System.nanoTime();
        while (!sight.isSeen() && System.nanoTime() - begin < LIMIT.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private interface Sight {
        boolean isSeen() throws IOException;
    }
}
