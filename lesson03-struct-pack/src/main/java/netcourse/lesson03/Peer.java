package netcourse.lesson03;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.lesson03.ChunkPool.Chunk;

/// The other end of a connection, as either side sees it: one thread reads its messages, another
/// one writes to it, and heartbeats tell whether it is still there.
///
/// The reading thread does not wait for the peer to read, up to a limit: answers wait in an
/// [Outbox]. Once that is full, nothing more is read from the peer before it reads, so that what it
/// still sends fills its own buffers: TCP passes the pressure back. A peer that takes nothing for
/// too long is dropped.
final class Peer {
    /// What becomes of the messages of a peer. It may block: nothing more is read meanwhile.
    interface Receiver {
        void received(Message message) throws IOException;

        /// The peer will send nothing more, but still reads.
        default void ended() throws IOException {}
    }

    static final Message HEARTBEAT = Message.oneWay(Protocol.HEARTBEAT.number(), new byte[0]);

    private static final int MAX_ANSWERS = 64;

    private final FramedConnection connection;
    private final MessageSource source;
    private final PeerSettings settings;
    private final Pulse pulse;
    private final Outbox outbox;
    private final Thread writer = Thread.ofVirtual().name("writer").unstarted(this::writeAll);
    private final AtomicReference<String> ending = new AtomicReference<>();
    private final List<Message> answers = new ArrayList<>();
    private int unreadChats;

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
        this.outbox = new Outbox(pool, settings.maxUnreadBytes(), settings.maxUnreadChatBytes());
    }

    String remote() {
        return connection.remote();
    }

    /// Reads messages until the end, in the calling thread, and closes the connection.
    ///
    /// @return how it ended, for a log
    String serve(Receiver receiver) {
        writer.start();
        try {
            receiveAll(receiver);
            sendTheRest();
            cut("end of stream");
        } catch (ProtocolException | EOFException e) {
            refuse(MessageError.BAD_MESSAGE, e.getMessage());
        } catch (SocketTimeoutException e) {
            refuse(MessageError.TOO_SLOW, e.getMessage());
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        } finally {
            cut("failed");
        }
        return ending.get();
    }

    private void receiveAll(Receiver receiver) throws IOException {
        Optional<Message> message;
        while ((message = next()).isPresent()) {
            receiver.received(message.get());
        }
        receiver.ended();
    }

    /// Answers go out when there is no request left whose answer could go with them.
    private Optional<Message> next() throws IOException {
        if (source.isReady()) {
            return source.read();
        }
        putAnswers();
        flush();
        // The turn of the writer and of the other connections: the peer's next messages may come
        // meanwhile, and are then read without a wait, which would cost three calls of the system.
        Thread.yield();
        pulse.listening();
        Optional<Message> message = source.read();
        pulse.heard();
        return message;
    }

    /// Sends a message when there is no other to read. Blocks while too much waits for the peer
    /// already. For the reading thread: what it answers to the messages of one read is put
    /// together.
    void answer(Message message) throws IOException {
        answers.add(message);
        if (answers.size() == MAX_ANSWERS) {
            putAnswers();
        }
    }

    private void putAnswers() throws IOException {
        if (!answers.isEmpty()) {
            put(answers);
            answers.clear();
        }
    }

    /// Sends a message with the next flush. Blocks while too much waits for the peer already. For
    /// any thread.
    void send(Message message) throws IOException {
        put(List.of(message));
    }

    private void put(List<Message> messages) throws IOException {
        try {
            outbox.put(messages);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the peer does not read");
        }
    }

    void flush() {
        outbox.flush();
    }

    /// Passes on what somebody else said; does not block. It is dropped if too much of it waits
    /// already, and the peer is told how often when it reads again.
    ///
    /// @return how many in a row are dropped now
    synchronized int pass(Message chat) {
        String notice = "(dropped %d messages that were not read)".formatted(unreadChats);
        if (unreadChats > 0 && outbox.offer(ChatRoom.message(notice))) {
            unreadChats = 0;
        }
        if (unreadChats > 0 || !outbox.offer(chat)) {
            unreadChats++;
        }
        outbox.flush();
        return unreadChats;
    }

    private void writeAll() {
        try {
            Optional<Chunk> chunk;
            while ((chunk = outbox.take()).isPresent()) {
                write(chunk.get());
            }
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        } catch (InterruptedException e) {
            cut("interrupted");
        }
    }

    private void write(Chunk chunk) throws IOException {
        pulse.writing();
        try {
            connection.send(chunk.bytes.flip());
        } finally {
            pulse.written();
            outbox.written(chunk);
        }
    }

    /// Sends a heartbeat if it is time for one, and drops a peer that is silent or does not read;
    /// does not block.
    void check() {
        switch (pulse.check(source.isInside())) {
            case FINE -> {}
            case HEARTBEAT_DUE -> {
                if (outbox.offer(HEARTBEAT)) {
                    outbox.flush();
                }
            }
            case SILENT ->
                    drop(
                            MessageError.SILENT,
                            "silent for %d heartbeats of %d ms"
                                    .formatted(
                                            PeerSettings.MISSED_HEARTBEATS,
                                            settings.heartbeat().toMillis()));
            case NOT_READING ->
                    drop(
                            MessageError.NOT_READING,
                            "took nothing for %d ms"
                                    .formatted(settings.writeDeadline().toMillis()));
        }
    }

    /// Tells the peer why, if it still takes it, and closes; does not block.
    void drop(MessageError error, String why) {
        if (ending.compareAndSet(null, "dropped: " + why)) {
            outbox.close();
            Thread.ofVirtual().name("farewell").start(() -> close(error, why));
        }
    }

    /// Answers that are made already go out before the reason.
    private void refuse(MessageError error, String why) {
        try {
            putAnswers();
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        }
        sendTheRest();
        if (ending.compareAndSet(null, "closed: " + why)) {
            close(error, why);
        }
    }

    /// Ends because all is sent, or because the peer is dropped, at the write deadline at the
    /// latest.
    private void sendTheRest() {
        outbox.finish();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends what was put, and the FIN; the reading thread ends when the peer has sent its own.
    void leave() {
        sendTheRest();
        try {
            connection.shutdownOutput();
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        }
    }

    void cut(String how) {
        ending.compareAndSet(null, how);
        outbox.close();
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
