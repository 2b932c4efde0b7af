package netcourse.lesson03;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import netcourse.common.Connecting;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.Transport;
import netcourse.lesson03.exercise.AnswerMatcher;
import netcourse.lesson03.exercise.AnswerMatcher.Pending;

/// A client of a [MessageServer] with many requests in flight: answers come in any order, and an
/// [AnswerMatcher] finds their requests by the sequence. For use by many threads.
///
/// A thread of its own reads, whatever the others do: one that waits until the server reads keeps
/// no answer from being read.
public final class MessageClient implements AutoCloseable {
    /// Longer than the longest wait that a server grants.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final Peer server;
    private final FramedConnection connection;
    private final String local;
    private final PeerWatch watch;
    private final Consumer<Message> others;
    private final AnswerMatcher matcher;
    private final Semaphore places;
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private MessageClient(
            String local,
            Transport network,
            PeerSettings settings,
            ProgramParts parts,
            int maxInFlight,
            Consumer<Message> others) {
        WatchedTransport transport = new WatchedTransport(network, System::nanoTime);
        this.local = local;
        this.connection = new FramedConnection(transport, settings.limits());
        this.server = new Peer(transport, connection, settings, parts.newTimer());
        this.others = others;
        this.places = new Semaphore(maxInFlight);
        this.matcher = parts.newMatcher();
        matcher.begin(maxInFlight, 1, System::nanoTime);
        this.watch = new PeerWatch(settings, this::look);
        Thread.ofVirtual().name("reader").start(this::serve);
    }

    /// Opens a connection.
    ///
    /// @param maxInFlight requests without an answer, 1 or more
    /// @param others takes, in the reading thread, each message that answers no request: chat,
    ///   heartbeats, and why the server closes
    public static MessageClient open(
            Connecting connecting,
            PeerSettings settings,
            NastyNetwork network,
            int maxInFlight,
            Consumer<Message> others)
            throws IOException {
        return open(connecting, settings, network, ProgramParts.own(), maxInFlight, others);
    }

    /// The same, with a learner's parts.
    public static MessageClient open(
            Connecting connecting,
            PeerSettings settings,
            NastyNetwork network,
            ProgramParts parts,
            int maxInFlight,
            Consumer<Message> others)
            throws IOException {
        Socket socket = connecting.open();
        String local = socket.getLocalSocketAddress().toString().replaceFirst("^[^/]*/", "");
        Transport transport = network.at(Transport.of(socket));
        return new MessageClient(local, transport, settings, parts, maxInFlight, others);
    }

    /// Where this end of the connection is.
    public String local() {
        return local;
    }

    /// Asks with a limit of 30 s.
    public Pending ask(int protocol, byte[] body) throws IOException {
        return ask(protocol, body, ANSWER_LIMIT);
    }

    /// Sends a request with the next [#flush()]. Blocks while as many are in flight as may be, or
    /// while the server does not read.
    ///
    /// @param limit for the answer to come; more than 0, at most a day
    /// @return completes with the answer, or with what [AnswerMatcher.Pending] says
    /// @throws IOException if the connection has ended
    public Pending ask(int protocol, byte[] body, Duration limit) throws IOException {
        acquire();
        Pending request = register(limit);
        request.answer().whenComplete((answer, failure) -> places.release());
        connection.write(Message.request(protocol, request.sequence(), body));
        return request;
    }

    private Pending register(Duration limit) throws IOException {
        Optional<Pending> request = Optional.empty();
        try {
            request = matcher.register(limit);
            return request.orElseThrow(
                    () -> new IOException("the matcher has no place, though there is one"));
        } finally {
            if (request.isEmpty()) {
                places.release();
            }
        }
    }

    /// Before it waits for a place, it sends what was asked: only answers make room.
    private void acquire() throws IOException {
        if (places.tryAcquire()) {
            return;
        }
        flush();
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while requests are in flight");
        }
    }

    /// Sends a message that nobody answers, with the next [#flush()].
    public void tell(int protocol, byte[] body) throws IOException {
        connection.write(Message.oneWay(protocol, body));
    }

    /// Sends what was asked and told. Blocks while the server does not read.
    public void flush() throws IOException {
        connection.flush();
    }

    /// Completes when the connection has ended, with how.
    public CompletableFuture<String> ended() {
        return ended.copy();
    }

    /// A learner's timer or matcher may fail: that ends the connection, or nobody would look again.
    private void look() {
        try {
            server.check();
            matcher.expire();
        } catch (RuntimeException | Error e) {
            server.fail(e);
        }
    }

    private void serve() {
        String how = server.serve(this::received);
        ended.complete(how);
        matcher.close(new IOException("the connection ended: " + how));
    }

    private Optional<Message> received(Message message) {
        if (!matcher.answer(message)) {
            others.accept(message);
        }
        return Optional.empty();
    }

    /// Sends what was asked and told, waits 1 s at most for the server to send the rest and close,
    /// and closes; requests without an answer fail. Not for the reading thread.
    @Override
    public void close() {
        // A server that does not read would hold us up until the write deadline.
        Thread.ofVirtual().name("leave").start(server::leave);
        try {
            ended.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It is closed below.
        }
        server.cut("left by us");
        watch.close();
    }
}
