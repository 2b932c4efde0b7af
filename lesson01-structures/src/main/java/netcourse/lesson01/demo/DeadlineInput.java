package netcourse.lesson01.demo;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;

/// A socket's stream, watched message by message: how long one may take, and which bytes of it were
/// taken.
///
/// The time for a message begins with its first byte, so that a sender of one byte now and then
/// cannot stretch it. Before that byte the connection may be silent for as long.
final class DeadlineInput extends InputStream {
    /// A login has 1032 bytes at the most. Whoever takes more has lost its way.
    static final int MOST_KEPT = 2048;

    /// Whoever is told of the end so often, and reads on, will never stop.
    private static final int MOST_ENDS = 1000;

    private final Socket socket;
    private final InputStream in;
    private final Duration limit;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private long count;
    private long deadline;
    private int ends;

    DeadlineInput(Socket socket, Duration limit) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.limit = limit;
    }

    /// What is taken from now on belongs to the next message.
    void nextMessage() {
        taken.reset();
        count = 0;
    }

    /// The bytes of the message that were taken so far, the first [#MOST_KEPT] of them.
    byte[] taken() {
        return taken.toByteArray();
    }

    /// How many were taken.
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        socket.setSoTimeout(millisLeft());
        int got = readBefore(target, offset, length);
        if (got > 0) {
            deadline = count == 0 ? System.nanoTime() + limit.toNanos() : deadline;
            taken.write(target, offset, Math.min(got, MOST_KEPT - taken.size()));
            count += got;
        } else if (++ends > MOST_ENDS) {
            throw new EOFException("still read after the end of the stream: -1 says so");
        }
        return got;
    }

    private int readBefore(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (SocketTimeoutException e) {
            throw tooLate();
        }
    }

    private int millisLeft() throws SocketTimeoutException {
        if (count == 0) {
            return Math.toIntExact(limit.toMillis());
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw tooLate();
        }
        return Math.toIntExact((left + 999_999) / 1_000_000); // up: 0 would mean for ever
    }

    private SocketTimeoutException tooLate() {
        return new SocketTimeoutException(
                count == 0
                        ? "no message within " + limit.toMillis() + " ms"
                        : "no whole message within %d ms, after %d bytes of it"
                                .formatted(limit.toMillis(), count));
    }
}
