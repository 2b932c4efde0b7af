package netcourse.common;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What is still to be said when a connection is closed: messages that were not sent, and why.
final class FinalMessages {
    private static final int THROWN_AWAY_BYTES = 8192;

    private final Transport transport;
    private final FrameOutput output;
    private volatile Message reason;

    FinalMessages(Transport transport, FrameOutput output) {
        this.transport = transport;
        this.output = output;
    }

    void because(MessageError error, String why) {
        reason = Message.farewell(error, why);
    }

    /// In a thread of its own, since a write cannot be given a time-out: closing the transport ends
    /// it.
    ///
    /// @throws IOException if there is no reason to say, and what was not sent could not be
    void say(Duration limit) throws IOException {
        if (reason == null && !output.hasUnsent()) {
            return;
        }
        FutureTask<Void> last = new FutureTask<>(() -> sayNow(limit));
        Thread.ofVirtual().name("farewell").start(last);
        try {
            last.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // A reason is said where that is possible; the caller's messages are not lost unsaid.
            if (reason == null) {
                throw new IOException("closed before the last messages were sent", e);
            }
        }
    }

    private Void sayNow(Duration limit) throws IOException {
        if (reason == null) {
            output.send(List.of());
        } else {
            output.end(List.of(reason));
            throwAwayUntilEnd(limit);
        }
        return null;
    }

    /// Closing with unread bytes would send a RST, which may overtake the reason.
    private void throwAwayUntilEnd(Duration limit) throws IOException {
        transport.readTimeout(limit);
        ByteBuffer thrownAway = ByteBuffer.allocate(THROWN_AWAY_BYTES);
        while (transport.read(thrownAway.clear()) >= 0) {}
    }
}
