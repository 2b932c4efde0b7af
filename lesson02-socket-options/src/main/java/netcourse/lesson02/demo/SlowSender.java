package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A peer that sends one byte just before each time-out would fire, and how two readers fare.
///
/// @param messageBytes how long its message is
/// @param gap how long it waits before each byte
record SlowSender(int messageBytes, Duration gap) {
    /// How a reader ended.
    enum End {
        /// It has the whole message.
        COMPLETE,
        /// One read waited longer than its time-out.
        TIMED_OUT,
        /// The socket was closed when the time for the whole message was over.
        DEADLINE,
        /// The sender ended the connection before its message was complete.
        EARLY_END
    }

    /// What a reader saw.
    ///
    /// @param end how it ended
    /// @param bytes how many arrived
    /// @param total how long it read
    /// @param longestWait the longest that one read waited
    record Reading(End end, int bytes, Duration total, Duration longestWait) {
        @Override
        public String toString() {
            return "%s after %d ms with %d bytes; the longest wait of one read was %d ms"
                    .formatted(end, total.toMillis(), bytes, longestWait.toMillis());
        }
    }

    SlowSender {
        if (messageBytes < 1 || gap.isNegative()) {
            throw new IllegalArgumentException(
                    "message must have 1 byte or more and gap be 0 or more, was %d and %s"
                            .formatted(messageBytes, gap));
        }
    }

    /// Sends the message. Ends without an error when the reader has closed, which is what one of
    /// the readers does.
    void send(Socket socket) throws IOException, InterruptedException {
        for (int i = 0; i < messageBytes; i++) {
            Thread.sleep(gap);
            try {
                socket.getOutputStream().write('.');
            } catch (SocketException _) {
                return;
            }
        }
    }

    /// Reads byte by byte; the stream's own time-out bounds each read, and nothing the whole.
    ///
    /// @param nanoTime a clock, as [System#nanoTime()]
    Reading read(InputStream in, LongSupplier nanoTime) throws IOException {
        long start = nanoTime.getAsLong();
        long before = start;
        long longest = 0;
        int bytes = 0;
        End end = End.COMPLETE;
        while (bytes < messageBytes && end == End.COMPLETE) {
            end = readOne(in);
            bytes += end == End.COMPLETE ? 1 : 0;
            long now = nanoTime.getAsLong();
            longest = Math.max(longest, now - before);
            before = now;
        }
        return new Reading(end, bytes, Duration.ofNanos(before - start), Duration.ofNanos(longest));
    }

    private static End readOne(InputStream in) throws IOException {
        try {
            return in.read() < 0 ? End.EARLY_END : End.COMPLETE;
        } catch (SocketTimeoutException _) {
            return End.TIMED_OUT;
        }
    }

    /// Reads like [#read], and another thread closes the socket when the time for the whole is
    /// over: crude, but no sender can stretch it.
    Reading readBefore(Duration deadline, Socket socket) throws IOException {
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            Future<Void> closing =
                    watch.schedule(
                            () -> {
                                socket.close();
                                return null;
                            },
                            deadline.toNanos(),
                            TimeUnit.NANOSECONDS);
            Reading reading = read(endingAtClose(socket), System::nanoTime);
            closing.cancel(false);
            boolean late = reading.end() == End.EARLY_END && socket.isClosed();
            return late
                    ? new Reading(
                            End.DEADLINE, reading.bytes(), reading.total(), reading.longestWait())
                    : reading;
        }
    }

    /// The socket's stream, on which our own close is the end of the stream.
    private static InputStream endingAtClose(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    return in.read();
                } catch (SocketException e) {
                    if (socket.isClosed()) {
                        return -1;
                    }
                    throw e;
                }
            }
        };
    }
}
