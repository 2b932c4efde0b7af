package netcourse.lesson02.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import netcourse.authoring.Wrong;
import netcourse.lesson02.answer.SolvedDeadlineReader;
import netcourse.lesson02.exercise.DeadlineReader;

/// Further wrong solutions of exercise 2.7.
public final class DeadlineReaderWrong {
    private DeadlineReaderWrong() {}

    /// Byte by byte, each within what is left.
    private abstract static class ByteByByte implements DeadlineReader {
        abstract boolean isEnd(int read);

        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            if (count < 0 || !limit.isPositive()) {
                throw new IllegalArgumentException("count " + count + ", limit " + limit);
            }
            int before = socket.getSoTimeout();
            long start = clock.getAsLong();
            byte[] bytes = new byte[count];
            int filled = 0;
            try {
                for (; filled < count; filled++) {
                    long left = limit.toNanos() - (clock.getAsLong() - start);
                    if (left <= 0) {
                        throw new SocketTimeoutException();
                    }
                    socket.setSoTimeout((int) ((left + 999_999) / 1_000_000));
                    int read = socket.getInputStream().read();
                    if (isEnd(read)) {
                        throw new EOFException(
                                "stream ended after %d of %d bytes".formatted(filled, count));
                    }
                    bytes[filled] = (byte) read;
                }
                return bytes;
            } catch (SocketTimeoutException e) {
                throw new SocketTimeoutException(
                        "limit over after %d of %d bytes".formatted(filled, count));
            } finally {
                socket.setSoTimeout(before);
            }
        }
    }

    @Wrong("takes the byte ff for the end")
    public static class TakesFfForEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return (byte) read == -1;
        }
    }

    @Wrong("takes the byte 00 for the end")
    public static class TakesZeroForEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return read <= 0;
        }
    }

    @Wrong("reads text")
    public static class ReadsText extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            byte[] bytes = super.read(socket, count, limit, clock);
            return Arrays.copyOf(new String(bytes, UTF_8).getBytes(UTF_8), count);
        }
    }

    @Wrong("takes a failure for the end of the time")
    public static class FailureIsTimeOut extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            try {
                return super.read(socket, count, limit, clock);
            } catch (EOFException | SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                throw new SocketTimeoutException("limit over after 0 of " + count + " bytes");
            }
        }
    }

    @Wrong("takes a failure for the end of the stream")
    public static class FailureIsEnd extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            try {
                return super.read(socket, count, limit, clock);
            } catch (EOFException | SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                throw new EOFException("stream ended after 0 of " + count + " bytes");
            }
        }
    }

    @Wrong("reads in another thread")
    public static class ReadsInOtherThread extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            try {
                return CompletableFuture.supplyAsync(() -> now(socket, count, limit, clock)).get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw (RuntimeException) e.getCause();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private byte[] now(Socket socket, int count, Duration limit, LongSupplier clock) {
            try {
                return super.read(socket, count, limit, clock);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        }
    }

    @Wrong("overflows with a limit of more than an hour")
    public static class OverflowsLimit extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            int nanos = (int) limit.toNanos();
            return super.read(
                    socket,
                    count,
                    limit.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofNanos(nanos) : limit,
                    clock);
        }
    }

    @Wrong("takes a limit of an hour at most")
    public static class ClipsLimit extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            Duration hour = Duration.ofHours(1);
            return super.read(socket, count, limit.compareTo(hour) > 0 ? hour : limit, clock);
        }
    }

    @Wrong("waits a second at least")
    public static class WaitsOneSecond extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            Duration second = Duration.ofSeconds(1);
            return super.read(
                    socket,
                    count,
                    limit.isPositive() && limit.compareTo(second) < 0 ? second : limit,
                    clock);
        }
    }

    @Wrong("refuses a limit below a millisecond")
    public static class RefusesShortLimit extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            if (limit.toMillis() == 0) {
                throw new IllegalArgumentException("limit " + limit);
            }
            return super.read(socket, count, limit, clock);
        }
    }

    @Wrong("gives the same array each time")
    public static class SharesArray extends SolvedDeadlineReader {
        private static byte[] shared = {};

        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            byte[] bytes = super.read(socket, count, limit, clock);
            if (shared.length != count) {
                shared = new byte[count];
            }
            System.arraycopy(bytes, 0, shared, 0, count);
            return shared;
        }
    }

    @Wrong("closes the socket when the time is over")
    public static class ClosesWhenOver extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            try {
                return super.read(socket, count, limit, clock);
            } catch (SocketTimeoutException e) {
                socket.close();
                throw e;
            }
        }
    }

    @Wrong("takes all that is available")
    public static class TakesTooMuch extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            byte[] bytes = super.read(socket, count, limit, clock);
            InputStream in = socket.getInputStream();
            in.skip(in.available());
            return bytes;
        }
    }

    @Wrong("keeps the time-out 0 of the socket for the last read")
    public static class ForgetsItsTimeOut extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            try {
                return super.read(socket, count, limit, clock);
            } finally {
                socket.setSoTimeout(0);
            }
        }
    }

    @Wrong(value = "fails with a clock below 0", nameless = true)
    public static class NeedsPositiveClock extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            return super.read(socket, count, limit, () -> Math.abs(clock.getAsLong()));
        }
    }

    @Wrong("sets a limit of no bytes over")
    public static class ReadsForNoBytes extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            if (count == 0) {
                socket.getInputStream().read(new byte[1], 0, 0);
                socket.setSoTimeout(1);
            }
            return super.read(socket, count, limit, clock);
        }
    }

    /// The answer, with a limit, a clock or an end of its own.
    private abstract static class InSteps implements DeadlineReader {
        boolean isOver(long now, long start, long limit) {
            return now - start >= limit;
        }

        void restore(Socket socket, int before, IOException failure) throws IOException {
            socket.setSoTimeout(before);
        }

        boolean startsAnew(int filled) {
            return false;
        }

        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            if (count < 0 || !limit.isPositive()) {
                throw new IllegalArgumentException("count " + count + ", limit " + limit);
            }
            int before = socket.getSoTimeout();
            long start = clock.getAsLong();
            byte[] bytes = new byte[count];
            int filled = 0;
            IOException failure = null;
            try {
                while (filled < count) {
                    long now = clock.getAsLong();
                    if (isOver(now, start, limit.toNanos())) {
                        throw new SocketTimeoutException();
                    }
                    long left = Math.max(1, limit.toNanos() - (now - start));
                    socket.setSoTimeout((int) ((left + 999_999) / 1_000_000));
                    int got = socket.getInputStream().read(bytes, filled, count - filled);
                    if (got < 0) {
                        throw new EOFException(
                                "stream ended after %d of %d bytes".formatted(filled, count));
                    }
                    start = startsAnew(filled) ? clock.getAsLong() : start;
                    filled += got;
                }
                return bytes;
            } catch (SocketTimeoutException e) {
                failure = e;
                throw new SocketTimeoutException(
                        "limit over after %d of %d bytes".formatted(filled, count));
            } catch (IOException e) {
                failure = e;
                throw e;
            } finally {
                restore(socket, before, failure);
            }
        }
    }

    @Wrong("compares two readings of the clock, which may overflow")
    public static class ComparesReadings extends InSteps {
        @Override
        boolean isOver(long now, long start, long limit) {
            return now >= start + limit;
        }
    }

    @Wrong("leaves its SO_TIMEOUT after a reset")
    public static class LeavesTimeOutAfterReset extends InSteps {
        @Override
        void restore(Socket socket, int before, IOException failure) throws IOException {
            if (failure == null
                    || failure instanceof EOFException
                    || failure instanceof SocketTimeoutException) {
                super.restore(socket, before, failure);
            }
        }
    }

    @Wrong("leaves its SO_TIMEOUT at the end of the stream")
    public static class LeavesTimeOutAtEnd extends InSteps {
        @Override
        void restore(Socket socket, int before, IOException failure) throws IOException {
            if (!(failure instanceof EOFException)) {
                super.restore(socket, before, failure);
            }
        }
    }

    @Wrong("counts from the first byte on")
    public static class CountsFromFirstByte extends InSteps {
        @Override
        boolean startsAnew(int filled) {
            return filled == 0;
        }
    }

    @Wrong(value = "keeps a time-out that is only a little too long", nameless = true)
    public static class KeepsTimeOut implements DeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
                throws IOException {
            if (count < 0 || !limit.isPositive()) {
                throw new IllegalArgumentException(count + " bytes in " + limit);
            }
            long start = nanoTime.getAsLong();
            int before = socket.getSoTimeout();
            byte[] bytes = new byte[count];
            int filled = 0;
            try {
                while (filled < count) {
                    long left = limit.toNanos() - (nanoTime.getAsLong() - start);
                    if (left <= 0) {
                        throw new SocketTimeoutException();
                    }
                    int millis = (int) ((left + 999_999) / 1_000_000);
                    int set = socket.getSoTimeout();
                    if (set < millis || set > millis + 100) {
                        socket.setSoTimeout(millis);
                    }
                    int got = socket.getInputStream().read(bytes, filled, count - filled);
                    if (got < 0) {
                        throw new EOFException("stream ended after " + filled + " of " + count);
                    }
                    filled += got;
                }
                return bytes;
            } catch (SocketTimeoutException e) {
                throw new SocketTimeoutException("limit over after " + filled + " of " + count);
            } finally {
                socket.setSoTimeout(before);
            }
        }
    }

    @Wrong("looks at no limit when the count is 0")
    public static class LooksAtCountFirst extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
                throws IOException {
            return count == 0 ? new byte[0] : super.read(socket, count, limit, nanoTime);
        }
    }

    @Wrong(value = "names how many bytes are missing", nameless = true)
    public static class NamesMissingBytes extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
                throws IOException {
            try {
                return super.read(socket, count, limit, nanoTime);
            } catch (SocketTimeoutException e) {
                int came =
                        Integer.parseInt(e.getMessage().replaceAll("[^0-9]+([0-9]+) of.*", "$1"));
                throw new SocketTimeoutException((count - came) + " bytes are missing");
            }
        }
    }

    @Wrong("sets the whole limit before each read")
    public static class SetsWholeLimit extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            if (count < 1) {
                return super.read(socket, count, limit, clock);
            }
            byte[] bytes = new byte[count];
            int filled = 0;
            int before = socket.getSoTimeout();
            try {
                while (filled < count) {
                    socket.setSoTimeout((int) limit.toMillis());
                    int got = socket.getInputStream().read(bytes, filled, count - filled);
                    if (got < 0) {
                        throw new EOFException(filled + " of " + count);
                    }
                    filled += got;
                }
            } catch (SocketTimeoutException e) {
                throw new SocketTimeoutException(filled + " of " + count);
            } finally {
                socket.setSoTimeout(before);
            }
            return bytes;
        }
    }

    @Wrong(value = "gives an array of zeros when the time is over", nameless = true)
    public static class ZerosWhenOver extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            try {
                return super.read(socket, count, limit, clock);
            } catch (SocketTimeoutException e) {
                return new byte[count];
            }
        }
    }

    @Wrong(value = "gives null when the time is over", nameless = true)
    public static class NullWhenOver extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            try {
                return super.read(socket, count, limit, clock);
            } catch (SocketTimeoutException e) {
                return null;
            }
        }
    }

    @Wrong(value = "leaves the socket without a time-out", nameless = true)
    public static class RemovesTimeOut extends InSteps {
        @Override
        void restore(Socket socket, int before, IOException failure) throws IOException {
            socket.setSoTimeout(0);
        }
    }

    @Wrong(value = "sets back what it has set itself", nameless = true)
    public static class KeepsItsOwn extends InSteps {
        @Override
        void restore(Socket socket, int before, IOException failure) throws IOException {
            socket.setSoTimeout(socket.getSoTimeout());
        }
    }

    @Wrong(value = "waits once more after a time-out, whatever the clock says", nameless = true)
    public static class WaitsTwice extends SolvedDeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier clock)
                throws IOException {
            try {
                return super.read(socket, count, limit, clock);
            } catch (SocketTimeoutException e) {
                return super.read(socket, count, limit, clock);
            }
        }
    }
}
