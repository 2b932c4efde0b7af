package netcourse.lesson01.demo;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;

/// A socket's stream with a deadline for each message; it keeps the bytes of the message for a
/// dump.
///
/// The time for a message begins with its first byte, so that a peer that sends one byte now and
/// then cannot stretch it. Before that byte the connection may be silent for as long.
final class DeadlineInput extends InputStream {
    /// A login has 1032 bytes at most: a codec that takes more is wrong, and no dump needs them.
    static final int MOST_KEPT = 2048;

    /// A codec that reads on after this many ends will never stop.
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

    /// The bytes taken from now on belong to the next message.
    void nextMessage() {
        taken.reset();
        count = 0;
    }

    /// The bytes of the message that were taken so far, at most the first [#MOST_KEPT].
    byte[] taken() {
        return taken.toByteArray();
    }

    /// How many bytes of the message were taken.
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
            throw new EOFException(
                    "read again after the end of the stream, where read returned -1");
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
        return Math.toIntExact((left + 999_999) / 1_000_000); // rounded up: 0 means no limit
    }

    private SocketTimeoutException tooLate() {
        return new SocketTimeoutException(
                count == 0
                        ? "no message within " + limit.toMillis() + " ms"
                        : "no whole message within %d ms, after %d bytes of it"
                                .formatted(limit.toMillis(), count));
    }
}
