package netcourse.lesson02.answer;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import netcourse.authoring.Alternative;
import netcourse.lesson02.exercise.DeadlineReader;

/// Unusual solutions of exercise 2.7, read a message before a deadline, which are right.
public final class DeadlineReaderAlternatives {
    private DeadlineReaderAlternatives() {}

    @Alternative(
            """
            a stream that knows the deadline, read byte by byte; the time-out is not
            rounded but one more
            """)
    public static class PutsDeadlineIntoStream implements DeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
                throws IOException {
            if (count < 0 || limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("count " + count + ", limit " + limit);
            }
            if (count == 0) {
                return new byte[0];
            }
            long end = nanoTime.getAsLong() + limit.toNanos();
            int before = socket.getSoTimeout();
            byte[] bytes = new byte[count];
            int filled = 0;
            try (Timed in = new Timed(socket, end, nanoTime)) {
                for (int b = in.read(); b >= 0; b = in.read()) {
                    bytes[filled++] = (byte) b;
                    if (filled == count) {
                        return bytes;
                    }
                }
                throw new EOFException("only " + filled + " of " + count + ", then the end");
            } catch (SocketTimeoutException e) {
                throw new SocketTimeoutException("only " + filled + " of " + count + " in time");
            } finally {
                socket.setSoTimeout(before);
            }
        }

        private static final class Timed extends FilterInputStream {
            private final Socket socket;
            private final long end;
            private final LongSupplier clock;

            Timed(Socket socket, long end, LongSupplier clock) throws IOException {
                super(socket.getInputStream());
                this.socket = socket;
                this.end = end;
                this.clock = clock;
            }

            @Override
            public int read() throws IOException {
                long left = end - clock.getAsLong();
                if (left <= 0) {
                    throw new SocketTimeoutException("too late");
                }
                socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
                return super.read();
            }

            @Override
            public void close() {
                // The socket's own stream stays open.
            }
        }
    }
}
