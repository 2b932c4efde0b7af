package netcourse.lesson03;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// The other end of a connection, as either side sees it.
///
/// One thread reads the peer's messages and writes what it answers, once for all messages of a
/// read. When a write waits, because the peer does not read, another thread takes over the reading:
/// answers then wait in an [Outbox]. Once that is full, nothing more is read from the peer before
/// it reads, so that what it still sends fills its own buffers: TCP passes the pressure back. A
/// peer that takes nothing for too long is dropped, and so is one that is silent.
final class Peer {
    /// What becomes of the messages of a peer. It may block: nothing more is read meanwhile.
    interface Receiver {
        void received(Message message) throws IOException;

        /// The peer will send nothing more, but still reads.
        default void ended() throws IOException {}
    }

    /// What the thread does that reads and writes.
    private enum Duty {
        READS,
        WRITES,
        WRITES_ONLY
    }

    static final Message HEARTBEAT = Message.oneWay(Protocol.HEARTBEAT.number(), new byte[0]);

    private static final int MAX_ANSWERS = 64;

    private final FramedConnection connection;
    private final MessageSource source;
    private final PeerSettings settings;
    private final Pulse pulse;
    private final PeerWriter writer;
    private final AtomicReference<Duty> duty = new AtomicReference<>(Duty.READS);
    private final AtomicReference<String> ending = new AtomicReference<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<Message> answers = new ArrayList<>();
    private Receiver receiver;

    /// @param clock nanoseconds; heartbeats and the write deadline go by it
    Peer(
            FramedConnection connection,
            MessageSource source,
            PeerSettings settings,
            ChunkPool pool,
            LongSupplier clock) {
        this.connection = connection;
        this.source = source;
        this.settings = settings;
        this.pulse = new Pulse(settings, clock);
        this.writer =
                new PeerWriter(
                        connection, settings, pool, pulse, e -> cut("lost: " + e.getMessage()));
    }

    String remote() {
        return connection.remote();
    }

    /// For messages that answer none of the reading thread's.
    PeerWriter writer() {
        return writer;
    }

    /// Reads messages until the end, and closes the connection. Blocks.
    ///
    /// @return how it ended, for a log
    String serve(Receiver messages) {
        receiver = messages;
        read();
        try {
            ended.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cut("interrupted");
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        return ending.get();
    }

    private void read() {
        boolean over = true;
        try {
            over = readAll();
            if (over) {
                receiver.ended();
                writer.finish();
                cut("end of stream");
            }
        } catch (ProtocolException | EOFException e) {
            refuse(MessageError.BAD_MESSAGE, e.getMessage());
        } catch (SocketTimeoutException e) {
            refuse(MessageError.TOO_SLOW, e.getMessage());
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        } catch (RuntimeException | Todo e) {
            cut("failed: " + e);
        } finally {
            if (over) {
                cut("failed");
                ended.complete(null);
            }
        }
    }

    /// False if another thread reads on.
    private boolean readAll() throws IOException {
        Optional<Message> message;
        do {
            if (source.isReady()) {
                message = source.read();
            } else if (writeAnswers()) {
                message = listen();
            } else {
                return false;
            }
            if (message.isPresent()) {
                receiver.received(message.get());
            }
        } while (message.isPresent());
        return true;
    }

    private Optional<Message> listen() throws IOException {
        pulse.listening();
        try {
            return source.read();
        } finally {
            pulse.heard();
        }
    }

    /// False if another thread has begun to read meanwhile.
    private boolean writeAnswers() throws IOException {
        putAnswers();
        if (duty.get() == Duty.WRITES_ONLY) {
            writer.flush();
        } else if (writer.claim()) {
            duty.set(Duty.WRITES);
            writer.writeClaimed();
            if (!duty.compareAndSet(Duty.WRITES, Duty.READS)) {
                return false;
            }
        }
        // The turn of the other connections: the peer's next messages may come meanwhile, and are
        // then read without a wait, which would cost three calls of the system.
        Thread.yield();
        return true;
    }

    /// Sends a message when there is no other to read. Blocks while too much waits for the peer.
    /// For the receiver, in the thread that it is called in.
    void answer(Message message) throws IOException {
        answers.add(message);
        if (answers.size() == MAX_ANSWERS) {
            putAnswers();
        }
    }

    private void putAnswers() throws IOException {
        if (!answers.isEmpty()) {
            writer.put(answers);
            answers.clear();
        }
    }

    /// Sends a heartbeat if it is time for one, and drops a peer that is silent or does not read;
    /// does not block.
    void check() {
        switch (pulse.check(source.isInside())) {
            case FINE -> {}
            case HEARTBEAT_DUE -> writer.offer(HEARTBEAT);
            case WRITE_WAITS -> readBeside();
            case SILENT -> drop(MessageError.SILENT, pulse.silence());
            case NOT_READING ->
                    drop(
                            MessageError.NOT_READING,
                            "took nothing for %d ms"
                                    .formatted(settings.writeDeadline().toMillis()));
        }
    }

    /// The thread that waits in a write goes on with that only.
    private void readBeside() {
        if (duty.compareAndSet(Duty.WRITES, Duty.WRITES_ONLY)) {
            Thread.ofVirtual().name("reader").start(this::read);
        }
    }

    /// Tells the peer why, if it still takes it, and closes; does not block.
    void drop(MessageError error, String why) {
        if (ending.compareAndSet(null, "dropped: " + why)) {
            writer.close();
            Thread.ofVirtual().name("farewell").start(() -> close(error, why));
        }
    }

    /// Answers that are made already go out before the reason.
    private void refuse(MessageError error, String why) {
        try {
            putAnswers();
            writer.finish();
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        }
        if (ending.compareAndSet(null, "closed: " + why)) {
            close(error, why);
        }
    }

    /// Sends what was put, and the FIN; the reading thread ends when the peer has sent its own.
    void leave() {
        try {
            writer.finish();
            connection.shutdownOutput();
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        }
    }

    void cut(String how) {
        ending.compareAndSet(null, how);
        writer.close();
        try {
            connection.close();
        } catch (IOException e) {
            // How it ended is known already.
        }
    }

    private void close(MessageError error, String why) {
        try {
            connection.close(error, why);
        } catch (IOException e) {
            // The reason could not be said, and the socket is closed.
        }
    }
}
