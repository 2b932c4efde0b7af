package netcourse.lesson02.answer;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.lesson02.exercise.DeadlineReader;

/// The answer to exercise 2.7.
public class SolvedDeadlineReader implements DeadlineReader {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        if (count < 0 || !limit.isPositive()) {
            throw new IllegalArgumentException(
                    "count must be 0 or more and limit more than 0, were " + count + ", " + limit);
        }
        int before = socket.getSoTimeout();
        try {
            return readAll(socket, new byte[count], limit.toNanos(), nanoTime);
        } finally {
            socket.setSoTimeout(before);
        }
    }

    // @start region="read-before-deadline"
    private static byte[] readAll(Socket socket, byte[] bytes, long limitNanos, LongSupplier clock)
            throws IOException {
        long start = clock.getAsLong();
        int filled = 0;
        try {
            while (filled < bytes.length) {
                long left = limitNanos - (clock.getAsLong() - start);
                if (left <= 0) {
                    throw new SocketTimeoutException();
                }
                socket.setSoTimeout((int) ((left + 999_999) / 1_000_000)); // up: 0 is forever
                int got = socket.getInputStream().read(bytes, filled, bytes.length - filled);
                if (got < 0) {
                    throw new EOFException(
                            "stream ended after %d of %d bytes".formatted(filled, bytes.length));
                }
                filled += got;
            }
            return bytes;
        } catch (SocketTimeoutException e) {
            String how = "limit over after %d of %d bytes".formatted(filled, bytes.length);
            throw (IOException) new SocketTimeoutException(how).initCause(e);
        }
    }
    // @end
}
