package netcourse.lesson03;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import netcourse.common.FailurePlace;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.HeartbeatTimer;

/// The other end of a connection, as either side sees it.
///
/// One thread reads the peer's messages, has them answered and writes the answers. Other threads
/// send, too: one writes at a time. [PeerWatch] drops a peer that is silent or does not read. The
/// first reason to end the connection counts.
final class Peer {
    /// What is done with the peer's messages, in the thread that reads them.
    interface Handler extends FramedConnection.Responder {
        /// The peer will send nothing more, but still reads. May block.
        default void ended() {}
    }

    private interface Action {
        void run() throws IOException;
    }

    /// So many one-way messages may wait for a peer that does not read: 2 MiB of the longest.
    static final int MAX_UNREAD_ONE_WAY = 32;

    static final Message HEARTBEAT = Message.oneWay(MessageType.HEARTBEAT.number(), new byte[0]);

    private final WatchedTransport transport;
    private final FramedConnection connection;
    private final PeerSettings settings;
    private final HeartbeatTimer timer;
    private final ExecutorService oneWay;
    private final AtomicReference<String> how = new AtomicReference<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private long seenReads;
    private long seenWrites;
    private long checkedAt;

    /// @param transport below the connection
    /// @param timer not begun yet; its clock is the transport's
    Peer(
            WatchedTransport transport,
            FramedConnection connection,
            PeerSettings settings,
            HeartbeatTimer timer) {
        this.transport = transport;
        this.connection = connection;
        this.settings = settings;
        this.timer = timer;
        this.checkedAt = transport.clock.getAsLong();
        timer.begin(settings.heartbeat(), transport.clock);
        // A thread while there is something to send, none for most peers most of the time.
        var waiting = new LinkedBlockingQueue<Runnable>(MAX_UNREAD_ONE_WAY);
        var threads = Thread.ofVirtual().name("one-way").factory();
        this.oneWay = new ThreadPoolExecutor(0, 1, 1, TimeUnit.MILLISECONDS, waiting, threads);
    }

    String remote() {
        return connection.remote();
    }

    /// Answers messages until the end, and closes the connection. Blocks.
    ///
    /// @return how it ended, for a log
    String serve(Handler handler) {
        try {
            connection.answerAll(handler);
            handler.ended();
            oneWay.close();
            cut("end of stream");
        } catch (ProtocolException | EOFException e) {
            end("closed: ", MessageError.BAD_MESSAGE, e.getMessage());
        } catch (SocketTimeoutException e) {
            end("closed: ", MessageError.TOO_SLOW, e.getMessage());
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        return closed.join();
    }

    /// Sends a message. Blocks while the peer does not read.
    void send(Message message) {
        orLose(() -> connection.send(message));
    }

    private void orLose(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        }
    }

    /// Has a message sent by another thread, after those offered before; does not block.
    ///
    /// @return false if it is dropped, since too many wait for the peer to read
    boolean offer(Message message) {
        try {
            oneWay.execute(() -> send(message));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /// Sends a heartbeat if it is time for one, and drops a peer that is silent or does not read;
    /// does not block. For one thread, ten times in a heartbeat or more often.
    void check() {
        if (how.get() != null) {
            return;
        }
        if (transport.writeWaits(settings.writeDeadline())) {
            // Nothing can be said to a peer that does not read.
            cut("dropped: took nothing for %d ms".formatted(settings.writeDeadline().toMillis()));
            return;
        }
        tellTimer();
        switch (timer.due()) {
            case HeartbeatTimer.Due.Wait _ -> {}
            case HeartbeatTimer.Due.SendHeartbeat _ -> {
                timer.heartbeatSent();
                seenWrites++; // its own write is no other message
                offer(HEARTBEAT);
            }
            case HeartbeatTimer.Due.DropPeer _ -> {
                long millis = settings.heartbeat().toMillis();
                String why = "silent for %d heartbeats of %d ms";
                drop(MessageError.SILENT, why.formatted(HeartbeatTimer.MISSED, millis));
            }
        }
    }

    /// A pause of our own, such as that of a suspended machine, is not the peer's silence.
    private void tellTimer() {
        long now = transport.clock.getAsLong();
        boolean paused = now - checkedAt > settings.heartbeat().toNanos();
        checkedAt = now;
        if (paused || !transport.isReading() || transport.reads() > seenReads) {
            timer.received();
        }
        if (transport.writes() > seenWrites) {
            timer.sent();
        }
        seenReads = transport.reads();
        seenWrites = Math.max(seenWrites, transport.writes());
    }

    /// Tells the peer why, if it still takes it, and closes; does not block.
    void drop(MessageError error, String why) {
        Thread.ofVirtual().name("farewell").start(() -> end("dropped: ", error, why));
    }

    private void end(String word, MessageError error, String why) {
        end(word + why, () -> connection.close(error, why));
    }

    /// Closes without a word.
    void cut(String why) {
        end(why, connection::close);
    }

    /// Closes, since the program itself failed, as a learner's part may: says where.
    void fail(Throwable e) {
        cut("failed: " + e + FailurePlace.of(e));
    }

    /// The first reason counts.
    private void end(String why, Action closing) {
        if (how.compareAndSet(null, why)) {
            try {
                closing.run();
            } catch (IOException e) {
                // What was still to be said could not be; the connection is closed all the same.
            } finally {
                oneWay.shutdownNow();
                closed.complete(why);
            }
        }
    }

    /// Sends what was written, and the FIN; the reading thread ends when the peer has sent its own.
    /// Blocks while the peer does not read.
    void leave() {
        orLose(connection::shutdownOutput);
    }
}
