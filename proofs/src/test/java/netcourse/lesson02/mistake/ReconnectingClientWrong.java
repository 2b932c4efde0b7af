package netcourse.lesson02.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.lesson02.answer.SolvedReconnectingClient;
import netcourse.lesson02.mistake.ReconnectingClientMistakes.InSteps;

/// Further wrong solutions of exercise 2.8.
public final class ReconnectingClientWrong {
    private ReconnectingClientWrong() {}

    /// Reads byte by byte; what a byte means for the end is the subclass's.
    private abstract static class ByteByByte extends InSteps {
        abstract boolean isEnd(int read);

        @Override
        void read(long deadline) throws IOException {
            while (got < answer.length) {
                limitRead(Math.max(1, left(deadline)));
                int read = socket.getInputStream().read();
                if (isEnd(read)) {
                    throw new EOFException("end of the stream");
                }
                answer[got++] = (byte) read;
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
    public static class ReadsText extends SolvedReconnectingClient {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            byte[] bytes = super.ask(question, answerBytes, limit);
            return Arrays.copyOf(new String(bytes, UTF_8).getBytes(UTF_8), answerBytes);
        }
    }

    @Wrong("sends a line end after the question")
    public static class SendsLineEnd extends SolvedReconnectingClient {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            byte[] line = Arrays.copyOf(question, question.length + 1);
            line[question.length] = '\n';
            return super.ask(line, answerBytes, limit);
        }
    }

    @Wrong("gives the same array each time")
    public static class SharesArray extends SolvedReconnectingClient {
        private byte[] shared = {};

        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            byte[] bytes = super.ask(question, answerBytes, limit);
            if (shared.length != answerBytes) {
                shared = new byte[answerBytes];
            }
            System.arraycopy(bytes, 0, shared, 0, answerBytes);
            return shared;
        }
    }

    @Wrong("sends only what is left of the question on the second attempt")
    public static class SendsTheRest extends InSteps {
        private boolean again;

        @Override
        void failed(IOException failure, long deadline) throws IOException {
            super.failed(failure, deadline);
            again = true;
        }

        @Override
        void attempt(byte[] question, long deadline) throws IOException {
            super.attempt(
                    again && question.length > 1
                            ? Arrays.copyOfRange(question, 1, question.length)
                            : question,
                    deadline);
        }
    }

    @Wrong("connects before the first question")
    public static class ConnectsAtOnce extends InSteps {
        @Override
        public void open(Network network) {
            super.open(network);
            try {
                socket = network.connect(Duration.ofSeconds(1));
            } catch (IOException e) {
                socket = null;
            }
        }
    }

    @Wrong("leaves the connection open after a RuntimeException")
    public static class LeavesOpenAfterRuntimeException extends InSteps {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            Socket before = socket;
            try {
                return super.ask(question, answerBytes, limit);
            } finally {
                socket = socket == null ? before : socket;
            }
        }

        @Override
        void drop() {
            socket = null;
        }
    }

    @Wrong("a close that throws ends it")
    public static class CloseEndsIt extends InSteps {
        @Override
        void failed(IOException failure, long deadline) throws IOException {
            close();
        }
    }

    @Wrong("swallows an interrupt")
    public static class SwallowsInterrupt extends InSteps {
        @Override
        void pause(long pause, long deadline) {
            try {
                super.pause(pause, deadline);
            } catch (InterruptedException e) {
                // goes on
            }
        }
    }

    @Wrong("pauses past the deadline")
    public static class PausesPastDeadline extends InSteps {
        @Override
        void pause(long pause, long deadline) throws InterruptedException {
            network.sleep(Duration.ofNanos(pause));
        }
    }

    @Wrong("pauses for more than a second")
    public static class PausesForever extends InSteps {
        @Override
        long next(long pause) {
            return 2 * pause;
        }
    }

    @Wrong("pauses before the first attempt")
    public static class PausesFirst extends InSteps {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            if (limit.isPositive()) {
                network.sleep(Duration.ofMillis(5));
            }
            return super.ask(question, answerBytes, limit);
        }
    }

    @Wrong("goes on with the long pause of the question before")
    public static class KeepsThePause extends InSteps {
        private long pause = 10_000_000;

        @Override
        void pause(long ignored, long deadline) throws InterruptedException {
            super.pause(pause, deadline);
            pause = next(pause);
        }
    }

    @Wrong("tries once although the limit is negative")
    public static class TriesWithoutTime extends InSteps {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            if (!limit.isPositive()) {
                network.connect(Duration.ofMillis(1)).close();
            }
            return super.ask(question, answerBytes, limit);
        }
    }

    @Wrong("overflows with a limit of a month")
    public static class OverflowsLimit extends InSteps {
        @Override
        void limitRead(long left) throws IOException {
            socket.setSoTimeout(Math.max(1, (int) (left / 1_000_000)));
        }
    }

    @Wrong("asks the system's clock")
    public static class AsksOwnClock extends InSteps {
        @Override
        long left(long deadline) {
            return super.left(deadline) + network.nanoTime() - System.nanoTime();
        }
    }

    @Wrong("leaves its connection open when it is closed")
    public static class LeavesConnectionOpen extends SolvedReconnectingClient {
        @Override
        public void close() {}
    }

    @Wrong("changes the question")
    public static class ChangesQuestion extends SolvedReconnectingClient {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            byte[] answer = super.ask(question, answerBytes, limit);
            Arrays.fill(question, (byte) 0);
            return answer;
        }
    }

    @Wrong("does not say what the last attempt failed with")
    public static class GivesNoCause extends SolvedReconnectingClient {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            try {
                return super.ask(question, answerBytes, limit);
            } catch (java.net.SocketTimeoutException e) {
                throw new java.net.SocketTimeoutException(e.getMessage());
            }
        }
    }

    @Wrong("cuts the limit of a connect to whole milliseconds, to 0 at the end")
    public static class CutsConnectLimit extends SolvedReconnectingClient {
        @Override
        public void open(Network network) {
            super.open(
                    new Network() {
                        @Override
                        public java.net.Socket connect(Duration limit) throws IOException {
                            return network.connect(Duration.ofMillis(limit.toMillis()));
                        }

                        @Override
                        public long nanoTime() {
                            return network.nanoTime();
                        }

                        @Override
                        public void sleep(Duration time) throws InterruptedException {
                            network.sleep(time);
                        }
                    });
        }
    }

    @Wrong("compares readings of the clock, which may overflow")
    public static class ComparesReadings extends SolvedReconnectingClient {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            long now = clock.getAsLong();
            if (limit.isPositive() && now + limit.toNanos() <= now) {
                throw new java.net.SocketTimeoutException("no answer in " + limit);
            }
            return super.ask(question, answerBytes, limit);
        }

        private java.util.function.LongSupplier clock;

        @Override
        public void open(Network network) {
            super.open(network);
            clock = network::nanoTime;
        }
    }

    @Wrong("lets a RuntimeException of close end the question")
    public static class CloseEndsQuestion extends InSteps {
        @Override
        void drop() {
            try {
                close();
            } catch (IOException e) {
                // the attempt has failed anyway
            }
        }
    }

    @Wrong("takes every time-out for the end of its own time")
    public static class EndsAtAnyTimeout extends InSteps {
        @Override
        void failed(IOException failure, long deadline) throws IOException {
            drop();
            if (failure instanceof SocketTimeoutException) {
                throw over(failure);
            }
        }
    }

    @Wrong(value = "takes the end of the stream for that of the answer", nameless = true)
    public static class EndsWithStream extends InSteps {
        @Override
        void read(long deadline) throws IOException {
            try {
                super.read(deadline);
            } catch (EOFException e) {
                if (got == 0) {
                    throw e;
                }
            }
        }
    }

    @Wrong(value = "asks once more, over the connection that it has closed", nameless = true)
    public static class UsesClosedConnection extends InSteps {
        @Override
        void failed(IOException failure, long deadline) throws IOException {
            socket.close();
            socket.getOutputStream();
        }
    }

    @Wrong(value = "pauses twice for the shortest time, and then for longer", nameless = true)
    public static class PausesLongerLate extends InSteps {
        private boolean again;

        @Override
        void pause(long pause, long deadline) throws InterruptedException {
            super.pause(pause / 2, deadline);
        }

        @Override
        long next(long pause) {
            again = !again || pause > 10_000_000;
            return again ? pause : super.next(pause);
        }
    }

    @Wrong(value = "forgets the connection at the deadline, and does not close it", nameless = true)
    public static class ForgetsAtDeadline extends InSteps {
        @Override
        void failed(IOException failure, long deadline) {
            if (left(deadline) > 0) {
                drop();
            } else {
                socket = null;
            }
        }
    }

    @Wrong(value = "gives what has come when the time is over", nameless = true)
    public static class GivesPartWhenOver extends InSteps {
        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            try {
                return super.ask(question, answerBytes, limit);
            } catch (SocketTimeoutException e) {
                if (got > 0) {
                    return answer;
                }
                throw e;
            }
        }
    }

    @Wrong(value = "gives each connect a second", nameless = true)
    public static class ConnectsForOneSecond extends InSteps {
        @Override
        Socket connect(long deadline) throws IOException {
            return network.connect(Duration.ofSeconds(1));
        }
    }

    @Wrong(value = "sets what is left in whole seconds", nameless = true)
    public static class LimitsInSeconds extends InSteps {
        @Override
        void limitRead(long left) throws IOException {
            socket.setSoTimeout((int) Math.min(1_000_000, left / 1_000_000_000) * 1000);
        }
    }
}
