package netcourse.lesson02.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;
import netcourse.lesson02.exercise.DeadlineReader;

/// Common mistakes in exercise 2.7, read a message before a deadline, in the order of the
/// behaviours of [netcourse.lesson02.DeadlineReaderCheck] that catch them.
public final class DeadlineReaderMistakes {
    private DeadlineReaderMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class InSteps implements DeadlineReader {
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
                throw timedOut(e, filled + " of " + count);
            } finally {
                restore(socket, before);
            }
        }

        boolean isOver(long start, long now, long limitNanos) {
            return now - start >= limitNanos;
        }

        int millis(long leftNanos) {
            return (int) ((leftNanos + 999_999) / 1_000_000);
        }

        SocketTimeoutException timedOut(SocketTimeoutException ofRead, String numbers) {
            return new SocketTimeoutException(numbers);
        }

        void restore(Socket socket, int before) throws IOException {
            socket.setSoTimeout(before);
        }
    }

    @Mistake(
            does = "gives every read the whole limit",
            sees =
                    """
                    SO_TIMEOUT limits one read. A sender that is always just in time gets it anew
                    with every byte, and you wait for longer than the limit.
                    """,
            caughtBy = "givesUpOnSenderThatIsAlwaysJustInTime")
    public static class TimeOutPerRead implements DeadlineReader {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
                throws IOException {
            int before = socket.getSoTimeout();
            socket.setSoTimeout((int) limit.toMillis());
            byte[] bytes = new byte[count];
            int filled = 0;
            try {
                while (filled < count) {
                    int got = socket.getInputStream().read(bytes, filled, count - filled);
                    if (got < 0) {
                        throw new EOFException(filled + " of " + count);
                    }
                    filled += got;
                }
                return bytes;
            } catch (SocketTimeoutException e) {
                throw new SocketTimeoutException(filled + " of " + count);
            } finally {
                socket.setSoTimeout(before);
            }
        }
    }

    @Mistake(
            does = "asks another clock than the one that it was given",
            sees =
                    """
                    The code works, but nobody can test it without waiting: take the time from the
                    clock that is handed in.
                    """,
            caughtBy = "givesUpOnSenderThatIsAlwaysJustInTime")
    public static class ReadsOwnClock extends InSteps {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
                throws IOException {
            return super.read(socket, count, limit, System::nanoTime);
        }
    }

    @Mistake(
            does = "sets a time-out of 0 when less than a millisecond is left",
            sees =
                    """
                    Rounded down, less than a millisecond becomes 0, and to setSoTimeout 0 means no
                    time-out at all: the read may never end. Round up.
                    """,
            caughtBy = "neverWaitsForever")
    public static class RoundsToForever extends InSteps {
        @Override
        int millis(long leftNanos) {
            return (int) (leftNanos / 1_000_000);
        }
    }

    @Mistake(
            does = "passes on the time-out of the read as it came",
            sees =
                    """
                    "Read timed out" does not say what was missing: nothing at all, or the last
                    byte. Catch it, and name both numbers.
                    """,
            caughtBy = "saysHowFarItCameWhenTheLimitIsOver")
    public static class PassesOnBareTimeOut extends InSteps {
        @Override
        SocketTimeoutException timedOut(SocketTimeoutException ofRead, String numbers) {
            return ofRead;
        }
    }

    @Mistake(
            does = "looks at the clock once more when all the bytes are there",
            sees =
                    """
                    A complete message is thrown away because its last byte came at the last moment.
                    The limit ends the waiting; it makes no message untrue.
                    """,
            caughtBy = "returnsMessageWhoseLastByteComesAtTheLimit")
    public static class RefusesCompleteMessage extends InSteps {
        @Override
        public byte[] read(Socket socket, int count, Duration limit, LongSupplier nanoTime)
                throws IOException {
            long start = nanoTime.getAsLong();
            byte[] bytes = super.read(socket, count, limit, nanoTime);
            if (nanoTime.getAsLong() - start >= limit.toNanos()) {
                throw new SocketTimeoutException(count + " of " + count);
            }
            return bytes;
        }
    }

    @Mistake(
            does = "does not set the time-out back",
            sees =
                    """
                    The next reader of this socket gets what was left of your time, perhaps one
                    millisecond. Set SO_TIMEOUT back in a finally.
                    """,
            caughtBy = "leavesTimeOutAsItWas")
    public static class LeavesTimeOut extends InSteps {
        @Override
        void restore(Socket socket, int before) {}
    }

    @Mistake(
            does = "compares the clock with a deadline, and not a difference with the limit",
            sees =
                    """
                    nanoTime may start anywhere and overflow: start plus limit may then be a
                    negative number, and every moment seems to be after it. Subtract, and compare
                    the difference.
                    """,
            caughtBy = "measuresDifferencesOfTheClock")
    public static class ComparesClockReadings extends InSteps {
        @Override
        boolean isOver(long start, long now, long limitNanos) {
            return now >= start + limitNanos;
        }
    }
}
