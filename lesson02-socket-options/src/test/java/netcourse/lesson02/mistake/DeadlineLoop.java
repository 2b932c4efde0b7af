package netcourse.lesson02.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.lesson02.DeadlineReader;

/// Reads before a deadline without a mistake. Most mistakes in exercise 2.7 replace one step of it.
abstract class DeadlineLoop implements DeadlineReader {
    @Override
    public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
            throws IOException {
        if (count < 0 || !limit.isPositive()) {
            throw new IllegalArgumentException("count " + count + ", limit " + limit);
        }
        int before = socket.getSoTimeout();
        byte[] bytes = new byte[count];
        int filled = 0;
        try {
            long start = nanoTime.getAsLong();
            while (filled < count) {
                long now = nanoTime.getAsLong();
                if (isOver(start, now, limit.toNanos())) {
                    throw new SocketTimeoutException();
                }
                socket.setSoTimeout(millis(limit.toNanos() - (now - start)));
                int got = socket.getInputStream().read(bytes, filled, count - filled);
                if (got < 0) {
                    throw new EOFException(filled + " of " + count);
                }
                filled += got;
            }
            return bytes;
        } catch (SocketTimeoutException e) {
            throw tell(e, filled + " of " + count);
        } finally {
            setBack(socket, before);
        }
    }

    boolean isOver(long start, long now, long limitNanos) {
        return now - start >= limitNanos;
    }

    int millis(long leftNanos) {
        return (int) ((leftNanos + 999_999) / 1_000_000);
    }

    SocketTimeoutException tell(SocketTimeoutException ofRead, String numbers) {
        return new SocketTimeoutException(numbers);
    }

    void setBack(Socket socket, int before) throws IOException {
        socket.setSoTimeout(before);
    }
}
