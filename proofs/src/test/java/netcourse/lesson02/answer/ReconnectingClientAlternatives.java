package netcourse.lesson02.answer;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import netcourse.authoring.Alternative;
import netcourse.lesson02.exercise.ReconnectingClient;

/// Unusual solutions of exercise 2.8, client that reconnects with back-off, up to a deadline, which
/// are right.
public final class ReconnectingClientAlternatives {
    private ReconnectingClientAlternatives() {}

    @Alternative("a stream that keeps the deadline; readFully does the rest; pauses without chance")
    public static class StreamKeepsDeadline implements ReconnectingClient {
        private Network network;
        private Optional<Socket> connection = Optional.empty();

        @Override
        public void open(Network network) {
            this.network = network;
        }

        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("limit must be more than 0");
            }
            long start = network.nanoTime();
            int failures = 0;
            while (true) {
                try {
                    return attempt(question, answerBytes, start, limit.toNanos());
                } catch (IOException e) {
                    close(e);
                    Duration left = limit.minusNanos(network.nanoTime() - start);
                    Duration pause =
                            Duration.ofMillis(Math.min(1000, 10L << Math.min(failures++, 7)));
                    network.sleep(pause.compareTo(left) < 0 ? pause : left);
                    if (network.nanoTime() - start >= limit.toNanos()) {
                        SocketTimeoutException over = new SocketTimeoutException("time over");
                        over.initCause(e);
                        throw over;
                    }
                } catch (RuntimeException e) {
                    close(e);
                    throw e;
                }
            }
        }

        private byte[] attempt(byte[] question, int answerBytes, long start, long limit)
                throws IOException {
            if (connection.isEmpty()) {
                long left = limit - (network.nanoTime() - start);
                connection = Optional.of(network.connect(Duration.ofNanos(left)));
            }
            Socket socket = connection.get();
            for (byte each : question) {
                socket.getOutputStream().write(each);
            }
            byte[] answer = new byte[answerBytes];
            InputStream in = new DeadlineStream(socket, start + limit);
            new DataInputStream(in).readFully(answer);
            return answer;
        }

        private final class DeadlineStream extends FilterInputStream {
            private final Socket socket;
            private final long deadline;

            DeadlineStream(Socket socket, long deadline) throws IOException {
                super(socket.getInputStream());
                this.socket = socket;
                this.deadline = deadline;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                Duration left = Duration.ofNanos(deadline - network.nanoTime());
                if (!left.isPositive()) {
                    throw new InterruptedIOException("time over");
                }
                long millis = Math.min(left.toMillis() + 1, Integer.MAX_VALUE);
                socket.setSoTimeout((int) millis);
                return super.read(bytes, offset, length);
            }
        }

        private void close(Exception failure) {
            try {
                close();
            } catch (IOException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }

        @Override
        public void close() throws IOException {
            try (Socket _ = connection.orElse(null)) {
                connection = Optional.empty();
            }
        }
    }

    @Alternative("short time-outs: it reads byte by byte, and looks at the clock each 10 ms")
    public static class LooksAtTheClock implements ReconnectingClient {
        private static final int LOOK_MILLIS = 1;

        private Network network;
        private Socket socket;

        @Override
        public void open(Network network) {
            this.network = network;
        }

        @Override
        public byte[] ask(byte[] question, int answerBytes, Duration limit)
                throws IOException, InterruptedException {
            if (limit.compareTo(Duration.ZERO) <= 0) {
                throw new IllegalArgumentException();
            }
            long start = network.nanoTime();
            return ask(question, new byte[answerBytes], start, limit.toNanos(), 5_000_000);
        }

        private byte[] ask(byte[] question, byte[] answer, long start, long limit, long pause)
                throws IOException, InterruptedException {
            IOException failure;
            try {
                attempt(question, answer, start, limit);
                return answer;
            } catch (IOException e) {
                failure = e;
                drop();
            } catch (RuntimeException e) {
                drop();
                throw e;
            }
            long left = limit - (network.nanoTime() - start);
            network.sleep(Duration.ofNanos(Math.max(0, Math.min(pause, left))));
            if (pause >= left) {
                throw (SocketTimeoutException) new SocketTimeoutException().initCause(failure);
            }
            long next = Math.min(2 * pause, 500_000_000);
            return ask(question, new byte[answer.length], start, limit, next);
        }

        private void attempt(byte[] question, byte[] answer, long start, long limit)
                throws IOException {
            if (socket == null) {
                long left = limit - (network.nanoTime() - start);
                socket = network.connect(Duration.ofNanos(left));
                socket.setSoTimeout(LOOK_MILLIS);
            }
            socket.getOutputStream().write(question, 0, question.length);
            for (int i = 0; i < answer.length; i++) {
                answer[i] = next(start, limit);
            }
        }

        private byte next(long start, long limit) throws IOException {
            while (true) {
                try {
                    int next = socket.getInputStream().read();
                    if (next == -1) {
                        throw new IOException("the stream has ended");
                    }
                    return (byte) next;
                } catch (SocketTimeoutException e) {
                    if (network.nanoTime() - start >= limit) {
                        throw e;
                    }
                }
            }
        }

        private void drop() {
            try {
                close();
            } catch (IOException | RuntimeException e) {
                socket = null;
            }
        }

        @Override
        public void close() throws IOException {
            if (socket != null) {
                Socket old = socket;
                socket = null;
                old.close();
            }
        }
    }
}
