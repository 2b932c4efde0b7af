package netcourse.lesson03;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.lesson03.ChunkPool.Chunk;

/// What is sent to a peer, by many threads; one at a time writes it to the connection.
final class PeerWriter {
    private final FramedConnection connection;
    private final Pulse pulse;
    private final Consumer<IOException> failure;
    private final Outbox outbox;
    private int unreadChats;

    /// @param failure takes why the connection could not be written to
    PeerWriter(
            FramedConnection connection,
            PeerSettings settings,
            ChunkPool pool,
            Pulse pulse,
            Consumer<IOException> failure) {
        this.connection = connection;
        this.pulse = pulse;
        this.failure = failure;
        this.outbox =
                new Outbox(
                        pool,
                        settings.maxUnreadBytes(),
                        settings.maxUnreadChatBytes(),
                        () -> Thread.ofVirtual().name("writer").start(this::writeClaimed));
    }

    /// Puts messages, to be sent with the next flush. Blocks while too much waits already.
    void put(List<Message> messages) throws IOException {
        try {
            outbox.put(messages);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /// Sends a message that can be done without; does not block.
    void offer(Message message) {
        if (outbox.offer(message)) {
            outbox.flush();
        }
    }

    /// Sends what somebody else said; does not block. It is dropped if too much of it waits
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

    /// Has what was put sent by another thread; does not block.
    void flush() {
        outbox.flush();
    }

    /// Whether the caller now has to call [#writeClaimed()].
    boolean claim() {
        return outbox.claim();
    }

    /// Whether the caller now has to call [#writeClaimed(Message[], int)] with so many bytes. They
    /// need no memory here then.
    boolean claimEmpty(int bytes) {
        return outbox.claimEmpty(bytes);
    }

    /// Writes these messages, then what was put meanwhile, until nothing is left. Blocks while the
    /// peer does not read.
    void writeClaimed(Message[] messages, int bytes) {
        try {
            pulse.writing();
            try {
                connection.send(messages);
            } finally {
                pulse.written();
                outbox.wrote(bytes);
            }
            writeClaimed();
        } catch (IOException e) {
            failure.accept(e);
        }
    }

    /// Writes what was put, until nothing is left. Blocks while the peer does not read.
    void writeClaimed() {
        try {
            Optional<Chunk> chunk;
            while ((chunk = outbox.next()).isPresent()) {
                write(chunk.get());
            }
        } catch (IOException e) {
            failure.accept(e);
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

    /// Sends all that was put, and takes nothing more. Ends in any case when the peer is dropped,
    /// at the write deadline at the latest.
    void finish() throws IOException {
        try {
            outbox.finish();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    void close() {
        outbox.close();
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while the peer does not read");
    }
}
