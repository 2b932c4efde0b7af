package netcourse.lesson03;

import java.io.IOException;
import java.util.function.LongSupplier;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;

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

    static final Message HEARTBEAT = Message.oneWay(Protocol.HEARTBEAT.number(), new byte[0]);

    private final FramedConnection connection;
    private final MessageSource source;
    private final PeerSettings settings;
    private final Pulse pulse;
    private final PeerWriter writer;
    private final Parting parting;
    private final PeerReader reader;

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
        this.parting = new Parting(connection, writer);
        this.reader = new PeerReader(source, pulse, writer, parting);
    }

    String remote() {
        return connection.remote();
    }

    /// Reads messages until the end, and closes the connection. Blocks.
    ///
    /// @return how it ended, for a log
    String serve(Receiver receiver) {
        return reader.readAll(receiver);
    }

    /// Sends a message when there is no other to read. Blocks while too much waits for the peer.
    /// For the receiver, in the thread that it is called in.
    void answer(Message message) throws IOException {
        reader.answer(message);
    }

    /// For messages that answer none of the reading thread's.
    PeerWriter writer() {
        return writer;
    }

    /// Sends a heartbeat if it is time for one, and drops a peer that is silent or does not read;
    /// does not block.
    void check() {
        switch (pulse.check(source.isInside())) {
            case FINE -> {}
            case HEARTBEAT_DUE -> writer.offer(HEARTBEAT);
            case WRITE_WAITS -> reader.goOnBeside();
            case SILENT -> drop(MessageError.SILENT, pulse.silence());
            // Nothing can be said to a peer that does not read.
            case NOT_READING ->
                    cut(
                            "dropped: took nothing for %d ms"
                                    .formatted(settings.writeDeadline().toMillis()));
        }
    }

    /// Tells the peer why, if it still takes it, and closes; does not block.
    void drop(MessageError error, String why) {
        parting.drop(error, why);
    }

    /// Sends what was put, and the FIN; the reading thread ends when the peer has sent its own.
    void leave() {
        parting.leave();
    }

    void cut(String how) {
        parting.cut(how);
    }

    /// Closes without a word, because the receiver failed in a thread of its own.
    void fail(Throwable e) {
        parting.fail(e);
    }
}
