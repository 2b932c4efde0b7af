package netcourse.lesson02.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import netcourse.common.TcpTable.End;
import netcourse.common.TcpTable.State;

/// A listener that nobody accepts from, and the clients that connect to it one after the other.
final class BacklogTrial implements Closeable {
    private static final Duration WAITER_LIMIT = Duration.ofSeconds(10);

    /// What a ServerSocket makes of a backlog of 0.
    private static final int JAVAS_DEFAULT = 50;

    private final ServerSocket listener;
    private final int backlog;
    private final Duration limit;
    private final Deque<Socket> clients = new ArrayDeque<>();
    private int accepted;

    /// What became of one `connect`.
    ///
    /// @param failure `null` if the client is connected
    record Attempt(Duration took, IOException failure) {
        boolean connected() {
            return failure == null;
        }
    }

    /// @param backlog what `listen` is given; 0 is Java's word for its default
    /// @param limit how long one client may take
    BacklogTrial(InetAddress host, int backlog, Duration limit) throws IOException {
        this.backlog = backlog == 0 ? JAVAS_DEFAULT : backlog;
        this.limit = limit;
        listener = new ServerSocket(0, backlog, host);
        listener.setSoTimeout((int) WAITER_LIMIT.toMillis());
    }

    int port() {
        return listener.getLocalPort();
    }

    int connected() {
        return clients.size();
    }

    /// So many clients for which the queue has room: each may take as long as a busy machine needs.
    ///
    /// @throws IOException if one is not connected
    void connectAll(int clients) throws IOException {
        for (int i = 0; i < clients; i++) {
            Attempt attempt = connectOne(WAITER_LIMIT);
            if (!attempt.connected()) {
                throw new IOException(
                        "client %d of %d is not connected".formatted(i + 1, clients),
                        attempt.failure());
            }
        }
    }

    /// One more client. A time-out or a refusal is an answer; anything else is thrown.
    Attempt connectOne() throws IOException {
        return connectOne(limit);
    }

    private Attempt connectOne(Duration within) throws IOException {
        Socket client = new Socket();
        Attempt attempt = connect(client, within);
        if (attempt.connected()) {
            clients.add(client);
            awaitQueue();
        }
        return attempt;
    }

    /// `connect` returns when the client has the SYN-ACK; the listener's queue grows with the ACK
    /// after it. Where the queue has room for more, nobody need wait for that: it is the next
    /// client but one, at the earliest, that finds the queue full.
    private void awaitQueue() throws IOException {
        int waiting = connected() - accepted;
        if (waiting >= backlog - 1) {
            awaitWaiting();
        }
    }

    /// How many wait for `accept`, says the system, once it has counted all that are connected.
    String awaitWaiting() throws IOException {
        SocketPair.awaitWaiting(port(), connected() - accepted);
        return SocketPair.waitingForAccept(port());
    }

    /// Clients until one is not connected, or until there are so many.
    Attempt connectUntilFull(int most) throws IOException {
        Attempt attempt = connectOne();
        while (attempt.connected() && connected() < most) {
            attempt = connectOne();
        }
        return attempt;
    }

    /// Takes the first of those that wait.
    InetSocketAddress acceptOne() throws IOException {
        try (Socket first = listener.accept()) {
            accepted++;
            return (InetSocketAddress) first.getRemoteSocketAddress();
        }
    }

    InetSocketAddress firstClient() {
        return (InetSocketAddress) clients.getFirst().getLocalSocketAddress();
    }

    /// One client goes on trying at the full listener while one of those that wait is accepted.
    ///
    /// @param stateBefore takes the waiting client's state before room is made
    Attempt waitWhileOneIsAccepted(StringBuilder stateBefore) throws IOException {
        try (Socket waiter = new Socket()) {
            waiter.bind(new InetSocketAddress(listener.getInetAddress(), 0));
            FutureTask<Attempt> connecting = new FutureTask<>(() -> connect(waiter, WAITER_LIMIT));
            Thread.ofVirtual().start(connecting);
            End end = new End((InetSocketAddress) waiter.getLocalSocketAddress(), address());
            SocketPair.await(end, State.SYN_SENT);
            stateBefore.append(SocketPair.state(end));
            acceptOne();
            return result(connecting);
        }
    }

    private static Attempt result(FutureTask<Attempt> task) throws IOException {
        try {
            return task.get(2 * WAITER_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the waiting client failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a client connects", e);
        }
    }

    private Attempt connect(Socket client, Duration within) throws IOException {
        long begin = System.nanoTime();
        IOException failure = null;
        try {
            client.connect(address(), Math.toIntExact(within.toMillis()));
        } catch (SocketTimeoutException | ConnectException e) {
            client.close();
            failure = e;
        } catch (IOException e) {
            client.close();
            throw e;
        }
        return new Attempt(Duration.ofNanos(System.nanoTime() - begin), failure);
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        try {
            listener.close(); // first: it resets those that wait, and they leave no TIME_WAIT
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }
}
