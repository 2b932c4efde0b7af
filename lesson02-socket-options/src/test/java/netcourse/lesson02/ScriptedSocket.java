package netcourse.lesson02;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;

/// A socket without a network, whose bytes come when the script says, on a clock that stands still
/// unless a read waits: a read that waits two seconds takes no time.
final class ScriptedSocket extends Socket {
    /// What comes at a moment, counted from the start; no bytes are the end of the stream.
    ///
    /// @param failure thrown by the read instead; null for none
    record Arrival(Duration at, byte[] bytes, IOException failure) {
        Arrival(Duration at, byte[] bytes) {
            this(at, bytes, null);
        }
    }

    /// What a socket of the JDK says.
    static final String TIMED_OUT = "Read timed out";

    /// More than a rounding to milliseconds hides.
    private static final long REAL_NANOS = 3_000_000;

    private final Trial trial;
    private final long startNanos;
    private final Deque<Arrival> script;
    private final Symptom[] ifForever;
    private long nanos;
    private int clockReads;
    private int timeoutsSet;
    private int timeoutMillis;
    private final List<Integer> timeoutsAtReads = new ArrayList<>();
    private boolean setSinceRead;
    private boolean takesRealTime;
    private int taken;
    private Thread reader;

    /// @param startNanos what the clock shows at the start
    /// @param ifForever the mistakes to name if a read waits without a time-out
    ScriptedSocket(Trial trial, long startNanos, List<Arrival> script, Symptom... ifForever) {
        this.trial = trial;
        this.startNanos = startNanos;
        this.script = new ArrayDeque<>(script);
        this.ifForever = ifForever;
        for (Arrival arrival : script) {
            trial.step(
                    "script",
                    "after %s ms %s".formatted(millis(arrival.at.toNanos()), what(arrival)));
        }
    }

    private static String what(Arrival arrival) {
        if (arrival.failure != null) {
            return "every read throws " + arrival.failure;
        }
        return arrival.bytes.length == 0
                ? "the peer sends the end of its stream"
                : "the peer sends " + netcourse.common.Hex.format(arrival.bytes);
    }

    /// The thread of the last read; null if there was none.
    Thread reader() {
        return reader;
    }

    /// The clock to hand to the learner's code.
    long nanoTime() {
        clockReads++;
        return startNanos + nanos;
    }

    Duration passed() {
        return Duration.ofNanos(nanos);
    }

    int clockReads() {
        return clockReads;
    }

    /// SO_TIMEOUT at each read that had to wait.
    List<Integer> timeoutsAtReads() {
        return timeoutsAtReads;
    }

    /// Whether a later read was given less time than the first.
    boolean givesLess() {
        return !timeoutsAtReads.isEmpty() && timeoutsAtReads.getLast() < timeoutsAtReads.getFirst();
    }

    /// Whether SO_TIMEOUT was set after the last read.
    boolean wasSetSinceRead() {
        return setSinceRead;
    }

    /// From now on a read that waits takes a few milliseconds on the system's clock as well.
    void takeRealTime() {
        takesRealTime = true;
    }

    int taken() {
        return taken;
    }

    private static String millis(long nanos) {
        return nanos % 1_000_000 == 0
                ? String.valueOf(nanos / 1_000_000)
                : String.valueOf(nanos / 1e6);
    }

    private void called(String call, String result) {
        trial.step("you called", "%s -> %s (at %s ms)".formatted(call, result, millis(nanos)));
    }

    @Override
    public synchronized void setSoTimeout(int timeout) throws SocketException {
        if (timeout < 0) {
            throw new IllegalArgumentException("timeout can't be negative, was " + timeout);
        }
        timeoutMillis = timeout;
        timeoutsSet++;
        setSinceRead = true;
        called("setSoTimeout(" + timeout + ")", timeout == 0 ? "no time-out" : timeout + " ms");
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeoutMillis;
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
    public InputStream getInputStream() throws IOException {
        if (isClosed()) {
            throw new SocketException("Socket is closed");
        }
        return new Stream();
    }

    private int read(byte[] buffer, int offset, int length) throws IOException {
        String call = "read(byte[%d], %d, %d)".formatted(buffer.length, offset, length);
        if (isClosed()) {
            throw new SocketException("Socket closed");
        }
        reader = Thread.currentThread();
        setSinceRead = false;
        waitForNext(call);
        Arrival next = script.element();
        if (next.failure != null) {
            called(call, next.failure.toString());
            throw next.failure;
        }
        if (next.bytes.length == 0) {
            called(call, "-1 (end of stream)");
            return -1;
        }
        int count = Math.min(length, next.bytes.length);
        System.arraycopy(next.bytes, 0, buffer, offset, count);
        script.remove();
        if (count < next.bytes.length) {
            byte[] rest = Arrays.copyOfRange(next.bytes, count, next.bytes.length);
            script.addFirst(new Arrival(next.at, rest));
        }
        taken += count;
        called(call, String.valueOf(count));
        return count;
    }

    private void waitForNext(String call) throws SocketTimeoutException {
        long at = script.isEmpty() ? Long.MAX_VALUE : script.element().at.toNanos();
        if (at <= nanos) {
            return;
        }
        timeoutsAtReads.add(timeoutMillis);
        spendRealTime();
        if (timeoutMillis == 0) {
            throw trial.wrong(
                    "at %s ms, read is called with SO_TIMEOUT 0 and nothing there: it waits forever if the peer sends no more"
                            .formatted(millis(nanos)),
                    timeoutsSet > 0 ? ifForever : new Symptom[0]);
        }
        long until = nanos + timeoutMillis * 1_000_000L;
        if (at > until) {
            nanos = until;
            called(call, "SocketTimeoutException");
            throw new SocketTimeoutException(TIMED_OUT);
        }
        nanos = at;
    }

    private void spendRealTime() {
        long start = System.nanoTime();
        while (takesRealTime && System.nanoTime() - start < REAL_NANOS) {
            Thread.onSpinWait();
        }
    }

    private final class Stream extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return ScriptedSocket.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return length == 0 ? 0 : ScriptedSocket.this.read(buffer, offset, length);
        }

        @Override
        public int available() {
            return script.isEmpty() || script.element().at.toNanos() > nanos
                    ? 0
                    : script.element().bytes.length;
        }

        /// As a socket's own stream does.
        @Override
        public void close() throws IOException {
            ScriptedSocket.this.close();
        }
    }
}
