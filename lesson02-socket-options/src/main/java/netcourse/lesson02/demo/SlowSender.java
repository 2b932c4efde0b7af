package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import netcourse.common.LoopbackPair;

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

    /// Reads the message with a time-out for each read.
    Reading readWithTimeOut(Duration timeOut) throws IOException {
        try (LoopbackPair pair = LoopbackPair.open();
                Sending _ = new Sending(pair.client())) {
            pair.server().setSoTimeout(Math.toIntExact(timeOut.toMillis()));
            return read(pair.server(), System::nanoTime);
        }
    }

    /// Reads the message with a deadline for the whole.
    Reading readWithDeadline(Duration deadline) throws IOException {
        try (LoopbackPair pair = LoopbackPair.open();
                Sending _ = new Sending(pair.client())) {
            return readBefore(deadline, pair.server());
        }
    }

    /// The sender's thread; closing it stops the sender.
    private final class Sending implements AutoCloseable {
        private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

        Sending(Socket socket) {
            thread.submit(() -> send(socket));
        }

        /// Ends when the reader has closed, which is what one of the readers does.
        private Void send(Socket socket) throws IOException, InterruptedException {
            for (int i = 0; i < messageBytes; i++) {
                Thread.sleep(gap);
                socket.getOutputStream().write('.');
            }
            return null;
        }

        @Override
        public void close() {
            thread.shutdownNow();
            thread.close();
        }
    }

    /// Another thread closes the socket when the time for the whole is over: crude, but no sender
    /// can stretch it.
    Reading readBefore(Duration deadline, Socket socket) throws IOException {
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            watch.schedule(
                    () -> {
                        socket.close();
                        return null;
                    },
                    deadline.toNanos(),
                    TimeUnit.NANOSECONDS);
            try {
                return read(socket, System::nanoTime);
            } finally {
                watch.shutdownNow();
            }
        }
    }

    private Reading read(Socket socket, LongSupplier nanoTime) throws IOException {
        return read(socket.getInputStream(), socket::isClosed, nanoTime);
    }

    /// Reads byte by byte; the stream's own time-out bounds each read, and nothing the whole.
    ///
    /// @param isClosed whether this end has closed the stream's socket
    /// @param nanoTime a clock, as [System#nanoTime()]
    Reading read(InputStream in, BooleanSupplier isClosed, LongSupplier nanoTime)
            throws IOException {
        long start = nanoTime.getAsLong();
        long before = start;
        long longest = 0;
        int bytes = 0;
        End end = End.COMPLETE;
        while (bytes < messageBytes && end == End.COMPLETE) {
            end = readOne(in, isClosed);
            bytes += end == End.COMPLETE ? 1 : 0;
            long now = nanoTime.getAsLong();
            longest = Math.max(longest, now - before);
            before = now;
        }
        return new Reading(end, bytes, Duration.ofNanos(before - start), Duration.ofNanos(longest));
    }

    private static End readOne(InputStream in, BooleanSupplier isClosed) throws IOException {
        try {
            return in.read() < 0 ? End.EARLY_END : End.COMPLETE;
        } catch (SocketTimeoutException _) {
            return End.TIMED_OUT;
        } catch (SocketException e) {
            if (isClosed.getAsBoolean()) {
                return End.DEADLINE;
            }
            throw e;
        }
    }
}
