package netcourse.lesson02.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.lesson02.exercise.ReconnectingClient;

/// Common mistakes in exercise 2.8, client that reconnects with back-off, up to a deadline, in the
/// order of the behaviours of [netcourse.lesson02.ReconnectingClientCheck] that catch them.
public final class ReconnectingClientMistakes {
    private ReconnectingClientMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    abstract static class InSteps implements ReconnectingClient {
        Network network;
        Socket socket;
        long limit;
        int got;
        byte[] answer;

        @Override
        public void open(Network network) {
            this.network = network;
        }

        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("limit was " + limit);
            }
            this.limit = limit.toNanos();
            long deadline = network.nanoTime() + this.limit;
            answer = new byte[answerBytes];
            got = 0;
            IOException failure = null;
            for (long pause = 10_000_000; left(deadline) > 0; pause = next(pause)) {
                try {
                    attempt(question, deadline);
                    return answer;
                } catch (IOException e) {
                    failure = e;
                    failed(e, deadline);
                } catch (RuntimeException e) {
                    drop();
                    throw e;
                }
                pause(pause, deadline);
            }
            throw over(failure);
        }

        IOException over(IOException failure) {
            return (IOException) new SocketTimeoutException("no answer").initCause(failure);
        }

        long next(long pause) {
            return Math.min(2 * pause, 1_000_000_000);
        }

        void pause(long pause, long deadline) throws InterruptedException {
            network.sleep(Duration.ofNanos(Math.clamp(left(deadline), 0, pause)));
        }

        void failed(IOException failure, long deadline) throws IOException {
            drop();
        }

        void attempt(byte[] question, long deadline) throws IOException {
            begin();
            if (socket == null) {
                socket = connect(deadline);
            }
            socket.getOutputStream().write(question);
            read(deadline);
        }

        void begin() {
            got = 0;
        }

        Socket connect(long deadline) throws IOException {
            return network.connect(Duration.ofNanos(left(deadline)));
        }

        void read(long deadline) throws IOException {
            while (got < answer.length) {
                long left = left(deadline);
                if (left <= 0) {
                    throw new SocketTimeoutException("time over");
                }
                limitRead(left);
                int count = socket.getInputStream().read(answer, got, answer.length - got);
                if (count < 0) {
                    throw new EOFException("end of the stream");
                }
                got += count;
            }
        }

        void limitRead(long left) throws IOException {
            socket.setSoTimeout(Math.clamp(left / 1_000_000 + 1, 1, Integer.MAX_VALUE));
        }

        long left(long deadline) {
            return deadline - network.nanoTime();
        }

        void drop() {
            try {
                close();
            } catch (IOException | RuntimeException e) {
                socket = null;
            }
        }

        @Override
        public void close() throws IOException {
            Socket last = socket;
            socket = null;
            if (last != null) {
                last.close();
            }
        }
    }

    @Mistake(
            does = "takes one read for the whole answer",
            sees = "A read gives what has come so far. The rest of the array stays 0.",
            caughtBy = "readsAnswerThatComesInPieces")
    public static class TakesOneRead extends InSteps {
        @Override
        void read(long deadline) throws IOException {
            limitRead(left(deadline));
            if (socket.getInputStream().read(answer) < 0) {
                throw new EOFException("end of the stream");
            }
        }
    }

    @Mistake(
            does = "opens a connection for each question",
            sees =
                    """
                    Each question costs a handshake, a slow start and, on the side that closes, a
                    port in TIME_WAIT for a minute.
                    """,
            caughtBy = "asksAgainOverTheSameConnection")
    public static class ConnectsForEachQuestion extends InSteps {
        @Override
        void begin() {
            super.begin();
            drop();
        }
    }

    @Mistake(
            does = "gives up when a connection fails once",
            sees =
                    """
                    A server closes connections that are idle, and restarts now and then. The caller
                    gets an exception, although a second attempt would have been answered.
                    """,
            caughtBy = "reconnectsWhenServerHasClosed")
    public static class GivesUpAtFirstFailure extends InSteps {
        @Override
        void failed(IOException failure, long deadline) throws IOException {
            drop();
            throw failure;
        }
    }

    @Mistake(
            does = "forgets a connection that has failed, and does not close it",
            sees =
                    """
                    Each reconnect costs a descriptor. When the server has closed, the old
                    connection stays in CLOSE_WAIT as long as the process lives.
                    """,
            caughtBy = "reconnectsWhenServerHasClosed")
    public static class LeavesFailedConnectionOpen extends InSteps {
        @Override
        void drop() {
            socket = null;
        }
    }

    @Mistake(
            does = "goes on after the bytes that the failed attempt had read",
            sees =
                    """
                    The answer begins with bytes of one connection and goes on with those of
                    another. Its length is right, its content is not.
                    """,
            caughtBy = "beginsTheAnswerAnew")
    public static class MixesTwoAttempts extends InSteps {
        @Override
        void begin() {}
    }

    @Mistake(
            does = "tries again without a pause by sleep of the network",
            sees =
                    """
                    A refused connect takes less than a millisecond: without a pause, thousands of
                    clients keep a server that has just started from ever getting up.
                    """,
            caughtBy = "pausesLongerEachTime")
    public static class DoesNotPause extends InSteps {
        @Override
        void pause(long pause, long deadline) {}
    }

    @Mistake(
            does = "pauses for the same time after each failure",
            sees =
                    """
                    A short pause is a load for a server that is down for an hour, a long one is
                    lost time if it is back after 20 ms. Doubling fits both.
                    """,
            caughtBy = "pausesLongerEachTime")
    public static class PausesAlikeEachTime extends InSteps {
        @Override
        long next(long pause) {
            return pause;
        }
    }

    @Mistake(
            does = "throws at the deadline without the last failure as the cause",
            sees =
                    """
                    The log says that the time was over, and not whether the server refused, was
                    silent, or closed.
                    """,
            caughtBy = "givesUpAtTheDeadline")
    public static class LosesTheCause extends InSteps {
        @Override
        IOException over(IOException failure) {
            return new SocketTimeoutException("no answer");
        }
    }

    @Mistake(
            does = "gives each connect the whole limit, instead of what is left of it",
            sees =
                    """
                    The last of several attempts ends one limit too late: the caller waits for up to
                    twice the time that it allowed.
                    """,
            caughtBy = "givesConnectOnlyTheTimeThatIsLeft")
    public static class GivesConnectWholeLimit extends InSteps {
        @Override
        Socket connect(long deadline) throws IOException {
            return network.connect(Duration.ofNanos(limit));
        }
    }

    @Mistake(
            does = "sets no SO_TIMEOUT before it reads",
            sees =
                    """
                    A server that hangs, or whose host was switched off, sends nothing: no answer,
                    no FIN, no reset. The read waits, and the deadline is never looked at.
                    """,
            caughtBy = "limitsEachRead")
    public static class ReadsWithoutLimit extends InSteps {
        @Override
        void limitRead(long left) {}
    }

    @Mistake(
            does = "keeps the connection when the answer has not come in time",
            sees =
                    """
                    The late answer comes all the same, and is read as that of the next question.
                    From then on every answer belongs to the question before.
                    """,
            caughtBy = "limitsEachRead")
    public static class KeepsConnectionAfterTimeout extends InSteps {
        @Override
        void failed(IOException failure, long deadline) {
            if (left(deadline) > 0) {
                drop();
            }
        }
    }

    @Mistake(
            does = "gives every read the whole limit",
            sees =
                    """
                    SO_TIMEOUT counts for one read. A server that sends a byte now and then holds
                    the caller for as many limits as there are bytes.
                    """,
            caughtBy = "aByteNowAndThenGivesNoMoreTime")
    public static class StartsTheDeadlineAnew extends InSteps {
        @Override
        void read(long deadline) throws IOException {
            while (got < answer.length) {
                limitRead(limit);
                int count = socket.getInputStream().read(answer, got, answer.length - got);
                if (count < 0) {
                    throw new EOFException("end of the stream");
                }
                got += count;
            }
        }
    }

    @Mistake(
            does = "sets a time-out of 0 when less than a millisecond is left",
            sees =
                    """
                    Rounded down, what is left becomes 0, and that is no time-out at all. In the
                    last millisecond before the deadline the read may wait without an end.
                    """,
            caughtBy = "takesShortLimitForLimit")
    public static class RoundsTimeoutDown extends InSteps {
        @Override
        void limitRead(long left) throws IOException {
            socket.setSoTimeout((int) Math.min(left / 1_000_000, Integer.MAX_VALUE));
        }
    }
}
