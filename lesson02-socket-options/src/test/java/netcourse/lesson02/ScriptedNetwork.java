package netcourse.lesson02;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import netcourse.checker.PretendClock;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.lesson02.exercise.ReconnectingClient;

/// A server that does what the script says, on a clock that moves only while somebody waits. Each
/// call is a step.
final class ScriptedNetwork implements ReconnectingClient.Network {
    /// What a connection does with a question: bytes or a failure come after a while, one after the
    /// other.
    ///
    /// @param bytes none for the end of the stream
    /// @param failure thrown by the read instead; null for none
    record Event(Duration after, byte[] bytes, Exception failure) {
        static Event bytes(long afterMillis, byte... bytes) {
            return new Event(Duration.ofMillis(afterMillis), bytes, null);
        }

        static Event end() {
            return bytes(1);
        }

        static Event fails(Exception failure) {
            return new Event(Duration.ofMillis(1), new byte[0], failure);
        }
    }

    /// What `connect` does: null for a connection, else what it throws, after a while; if it is
    /// silent, after the whole limit.
    private record Plan(Exception failure, Event[][] replies) {}

    private static final long START = Long.MAX_VALUE - 1_000_000;
    private static final long CONNECT_NANOS = 1_000_000;

    /// What a closed socket says.
    static final String CLOSED = "Socket is closed";

    private final Trial trial;
    private final byte[] question;
    private final Deque<Plan> plans = new ArrayDeque<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final IOException silence = new SocketTimeoutException("Connect timed out");
    private IOException lastFailure;
    private boolean interrupts;
    private final List<Integer> timeouts = new ArrayList<>();
    private Class<?> ifNeverLimited;
    private Class<?> ifLimitIsZero;
    private int reads;
    private int connects;
    private Duration lastLimit = Duration.ZERO;
    private long nanos;

    ScriptedNetwork(Trial trial, byte[] question) {
        this.trial = trial;
        this.question = question.clone();
    }

    /// Names the mistake of a read that may wait forever, no time-out having been set before.
    ScriptedNetwork ifNeverLimited(Class<?> mistake) {
        ifNeverLimited = mistake;
        return this;
    }

    /// The same, a time-out of 0 having been set.
    ScriptedNetwork ifLimitIsZero(Class<?> mistake) {
        ifLimitIsZero = mistake;
        return this;
    }

    /// The next connect gives a connection that answers so many questions, then none. After the
    /// plans, every connect is refused.
    ScriptedNetwork accepts(Event[]... replies) {
        plans.add(new Plan(null, replies));
        return this;
    }

    ScriptedNetwork refuses(int times) {
        for (int time = 0; time < times; time++) {
            fails(new ConnectException("Connection refused"));
        }
        return this;
    }

    ScriptedNetwork isSilent() {
        return fails(silence);
    }

    /// The next connect gives up long before its limit.
    ScriptedNetwork givesUpEarly() {
        return fails(new SocketTimeoutException("Connect timed out"));
    }

    ScriptedNetwork fails(Exception failure) {
        plans.add(new Plan(failure, new Event[0][]));
        return this;
    }

    /// The next pause is interrupted.
    void interruptPause() {
        interrupts = true;
    }

    @Override
    public Socket connect(Duration limit) throws IOException {
        connects++;
        lastLimit = limit;
        if (!limit.isPositive()) {
            throw trial.wrong("connect(%s): expected a limit of more than 0".formatted(limit));
        }
        Plan plan =
                plans.isEmpty()
                        ? new Plan(new ConnectException("Connection refused"), new Event[0][])
                        : plans.remove();
        boolean waits = plan.failure == silence;
        nanos += waits ? limit.toNanos() : CONNECT_NANOS;
        String result =
                plan.failure == null
                        ? "connection " + (connections.size() + 1)
                        : plan.failure.toString();
        step("connect(%s) -> %s".formatted(limit, result));
        if (plan.failure != null) {
            throwIt(plan.failure);
        }
        Connection connection = new Connection(connections.size() + 1, plan.replies);
        connections.add(connection);
        return connection;
    }

    private void throwIt(Exception failure) throws IOException {
        switch (failure) {
            case RuntimeException e -> throw e;
            case IOException e -> {
                lastFailure = e;
                throw e;
            }
            default -> throw new IllegalArgumentException(failure);
        }
    }

    @Override
    public long nanoTime() {
        return START + nanos;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        step("sleep(%s)".formatted(PretendClock.text(time)));
        if (interrupts) {
            throw new InterruptedException();
        }
        pauses.add(time);
        nanos += Math.max(0, time.toNanos());
    }

    private void step(String call) {
        trial.step(
                "you called",
                "%s (at %s)".formatted(call, PretendClock.text(Duration.ofNanos(nanos))));
    }

    Duration passed() {
        return Duration.ofNanos(nanos);
    }

    int connects() {
        return connects;
    }

    /// What the last `connect` was given.
    Duration lastLimit() {
        return lastLimit;
    }

    /// How many reads gave bytes.
    int reads() {
        return reads;
    }

    /// All that were set for a read, in milliseconds.
    List<Integer> timeouts() {
        return timeouts;
    }

    List<Duration> pauses() {
        return pauses;
    }

    List<Connection> connections() {
        return connections;
    }

    /// What connect or a read threw last; null if nothing.
    IOException lastFailure() {
        return lastFailure;
    }

    long open() {
        return connections.stream().filter(c -> !c.isClosed()).count();
    }

    /// One of its connections.
    final class Connection extends Socket {
        private final int number;
        private final Deque<Event[]> replies;
        private final Deque<Event> coming = new ArrayDeque<>();
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private long since;
        private int timeoutMillis;
        private boolean limited;
        private boolean writesFail;
        private Exception closing;

        private Connection(int number, Event[]... replies) {
            this.number = number;
            this.replies = new ArrayDeque<>(List.of(replies));
        }

        void makeWritesFail() {
            writesFail = true;
        }

        /// @param failure an IOException or a RuntimeException
        void makeCloseFail(Exception failure) {
            closing = failure;
        }

        @Override
        public void setSoTimeout(int millis) {
            if (millis < 0) {
                throw new IllegalArgumentException("timeout can't be negative");
            }
            step("setSoTimeout(%d)".formatted(millis));
            timeoutMillis = millis;
            limited = true;
            timeouts.add(millis);
        }

        @Override
        public int getSoTimeout() {
            return timeoutMillis;
        }

        @Override
        public void setTcpNoDelay(boolean on) {
            step("setTcpNoDelay(" + on + ")");
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public boolean isBound() {
            return true;
        }

        @Override
        public void close() throws IOException {
            boolean first = !isClosed();
            super.close();
            if (first) {
                step("close() of connection " + number);
            }
            if (first && closing instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (first && closing != null) {
                throw (IOException) closing;
            }
        }

        private void checkOpen() throws SocketException {
            if (isClosed()) {
                throw new SocketException(CLOSED);
            }
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            checkOpen();
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    send(Arrays.copyOfRange(bytes, offset, offset + length));
                }

                @Override
                public void close() throws IOException {
                    Connection.this.close();
                }
            };
        }

        private void send(byte[] bytes) throws IOException {
            checkOpen();
            step("write(%d bytes)".formatted(bytes.length));
            if (writesFail) {
                throwIt(new SocketException("Broken pipe"));
            }
            written.writeBytes(bytes);
            if (written.size() < question.length) {
                return;
            }
            trial.expectThat(
                    Arrays.equals(question, written.toByteArray()),
                    "expected the question %s, you wrote %s"
                            .formatted(Hex.format(question), Hex.format(written.toByteArray())));
            written.reset();
            since = nanos;
            if (!replies.isEmpty()) {
                coming.addAll(List.of(replies.remove()));
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            checkOpen();
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    return length == 0 ? 0 : receive(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    Connection.this.close();
                }
            };
        }

        private int receive(byte[] bytes, int offset, int length) throws IOException {
            checkOpen();
            awaitNext();
            Event next = coming.remove();
            since = nanos;
            if (next.failure != null) {
                step("read() -> " + next.failure);
                throwIt(next.failure);
            }
            if (next.bytes.length == 0) {
                coming.addFirst(next);
                step("read() -> -1 (end of stream)");
                return -1;
            }
            int count = Math.min(length, next.bytes.length);
            reads++;
            System.arraycopy(next.bytes, 0, bytes, offset, count);
            step("read() -> %d bytes".formatted(count));
            if (count < next.bytes.length) {
                byte[] rest = Arrays.copyOfRange(next.bytes, count, next.bytes.length);
                coming.addFirst(new Event(Duration.ZERO, rest, null));
            }
            return count;
        }

        private void awaitNext() throws IOException {
            long at = coming.isEmpty() ? Long.MAX_VALUE : since + coming.element().after.toNanos();
            if (at <= nanos) {
                return;
            }
            if (timeoutMillis == 0 && !coming.isEmpty()) {
                nanos = at;
                return;
            }
            if (timeoutMillis == 0) {
                Class<?> mistake = limited ? ifLimitIsZero : ifNeverLimited;
                throw trial.wrong(
                        "read is called with no time-out and nothing there: it may wait for hours",
                        Stream.ofNullable(mistake).map(Symptom::always).toArray(Symptom[]::new));
            }
            long until = nanos + timeoutMillis * 1_000_000L;
            nanos = Math.min(at, until);
            if (at > until) {
                step("read() -> SocketTimeoutException");
                throwIt(new SocketTimeoutException("Read timed out"));
            }
        }
    }
}
