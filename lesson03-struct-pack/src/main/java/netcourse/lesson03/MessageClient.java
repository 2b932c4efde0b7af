package netcourse.lesson03;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import netcourse.common.Connecting;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageHeader;

/// A client of a [MessageServer] with many requests on their way at a time: answers come in any
/// order, and are matched by their sequence. For use by many threads.
public final class MessageClient implements AutoCloseable {
    private final Peer server;
    private final String local;
    private final PeerWatch watch;
    private final Consumer<Message> others;
    private final AtomicLong sequences = new AtomicLong();
    private final Map<Long, CompletableFuture<Message>> open = new ConcurrentHashMap<>();
    private final Semaphore onTheirWay;
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private MessageClient(
            Socket socket, PeerSettings settings, int maxOnTheirWay, Consumer<Message> others)
            throws IOException {
        FramedConnection connection = new FramedConnection(socket, settings.limits());
        this.local = socket.getLocalSocketAddress().toString().replaceFirst("^[^/]*/", "");
        this.server =
                new Peer(
                        connection,
                        MessageSource.of(connection),
                        settings,
                        new ChunkPool(settings.maxUnreadBytes()),
                        System::nanoTime);
        this.others = others;
        this.onTheirWay = new Semaphore(maxOnTheirWay);
        this.watch = PeerWatch.start(Set.of(server), settings);
        Thread.ofVirtual().name("reader").start(this::serve);
    }

    /// Opens a connection.
    ///
    /// @param maxOnTheirWay requests without an answer, 1 or more
    /// @param others takes, in the reading thread, each message that answers no request: chat,
    ///   heartbeats, and why the server closes
    public static MessageClient open(
            Connecting connecting,
            PeerSettings settings,
            NastyNetwork network,
            int maxOnTheirWay,
            Consumer<Message> others)
            throws IOException {
        return new MessageClient(network.at(connecting.open()), settings, maxOnTheirWay, others);
    }

    /// Where this end of the connection is.
    public String local() {
        return local;
    }

    /// Sends a request with the next [#flush()]. Blocks while as many are on their way as may be,
    /// or while the server does not read.
    ///
    /// @return completes with the answer, or with the [IOException] that ends the connection
    public Request ask(int protocol, byte[] body) throws IOException {
        acquire();
        long sequence = sequences.incrementAndGet() & MessageHeader.MAX_SEQUENCE;
        CompletableFuture<Message> answer = new CompletableFuture<>();
        open.put(sequence, answer);
        // The connection may have ended between the two, and have found nothing to end.
        if (ended.isDone()) {
            fail();
        } else {
            server.writer().put(List.of(Message.request(protocol, sequence, body)));
        }
        return new Request(sequence, answer);
    }

    /// A request on its way.
    public record Request(long sequence, CompletableFuture<Message> answer) {}

    /// Waiting for a place, what was asked before must be on its way.
    private void acquire() throws IOException {
        if (onTheirWay.tryAcquire()) {
            return;
        }
        server.writer().flush();
        try {
            onTheirWay.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while requests are on their way");
        }
    }

    /// Sends a message that nobody answers, with the next [#flush()].
    public void tell(int protocol, byte[] body) throws IOException {
        server.writer().put(List.of(Message.oneWay(protocol, body)));
    }

    /// Sends what was asked and told.
    public void flush() {
        server.writer().flush();
    }

    /// Completes when the connection has ended, with how.
    public CompletableFuture<String> ended() {
        return ended.copy();
    }

    private void serve() {
        String how = server.serve(this::received);
        ended.complete(how);
        fail();
    }

    private void received(Message message) {
        CompletableFuture<Message> answer =
                message.header().isResponse() ? open.remove(message.header().sequence()) : null;
        if (answer == null) {
            others.accept(message);
        } else {
            onTheirWay.release();
            answer.complete(message);
        }
    }

    /// Nobody answers any more.
    private void fail() {
        for (Long sequence : open.keySet()) {
            CompletableFuture<Message> answer = open.remove(sequence);
            if (answer != null) {
                onTheirWay.release();
                answer.completeExceptionally(
                        new IOException("the connection ended: " + ended.join()));
            }
        }
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
