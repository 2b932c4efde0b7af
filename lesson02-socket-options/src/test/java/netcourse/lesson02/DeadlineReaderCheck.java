package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import netcourse.checker.Check;
import netcourse.checker.Delivery;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson02.ScriptedSocket.Arrival;
import netcourse.lesson02.exercise.DeadlineReader;
import netcourse.lesson02.exercise.MyDeadlineReader;
import netcourse.lesson02.mistake.DeadlineReaderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [DeadlineReader]. The limit is two seconds unless a test says another; none of them
/// passes.
@Check(
        id = "2.7",
        title = "read a message before a deadline",
        exercise = MyDeadlineReader.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class DeadlineReaderCheck {
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);
    private static final byte[] WORLD = "world".getBytes(US_ASCII);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration ROUNDING = Duration.ofMillis(1);

    /// 00, 80 and ff, what is no UTF-8, a line end.
    private static final byte[] EDGES = {0, (byte) 0x80, (byte) 0xc3, '\n', (byte) 0xff};

    private final DeadlineReader reader;

    DeadlineReaderCheck(DeadlineReader reader) {
        this.reader = reader;
    }

    private static Arrival after(double millis, String bytes) {
        return new Arrival(Duration.ofNanos((long) (millis * 1e6)), bytes.getBytes(US_ASCII));
    }

    private static Arrival endAfter(double millis) {
        return after(millis, "");
    }

    private static ScriptedSocket socket(Trial trial, Arrival... script) throws IOException {
        return trial.closing(new ScriptedSocket(trial, -77, List.of(script)));
    }

    /// One whose reads take a little real time, too: that shows code which asks another clock.
    private static ScriptedSocket socketOfRealTime(Trial trial, Arrival... script)
            throws IOException {
        ScriptedSocket socket = socket(trial, script);
        socket.takeRealTime();
        return socket;
    }

    /// One at which less than a millisecond may be left.
    private static ScriptedSocket almostLate(Trial trial, Arrival... script) throws IOException {
        Symptom rounds = always(RoundsToForever.class);
        return trial.closing(new ScriptedSocket(trial, -77, List.of(script), rounds));
    }

    private byte[] read(ScriptedSocket socket) throws IOException {
        return reader.read(socket, HELLO.length, LIMIT, socket::nanoTime);
    }

    @Test
    void readsMessageThatIsThere(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(0, "hello"));
        trial.expectBytes(HELLO, read(socket));
    }

    @Test
    void readsMessageThatComesInPiecesInTime(Trial trial) throws Exception {
        ScriptedSocket socket =
                socket(trial, after(100, "he"), after(900, "ll"), after(1900, "oworld"));
        trial.expectBytes(HELLO, read(socket));
        trial.expect("bytes taken", HELLO.length, socket.taken());
        trial.expectBytes(WORLD, read(socket));
    }

    @Test
    void returnsEveryByteAsItIs(Trial trial) throws Exception {
        ScriptedSocket socket =
                trial.closing(
                        new ScriptedSocket(trial, 0, List.of(new Arrival(Duration.ZERO, EDGES))));
        trial.expectBytes(EDGES, read(socket));
    }

    @Test
    void givesEachCallAnArrayOfItsOwn(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(0, "helloworld"));
        byte[] first = read(socket);
        trial.expectBytes(WORLD, read(socket));
        trial.step("the check", "looks at the first result again");
        trial.expectBytes(HELLO, first);
    }

    @Test
    void readsInTheCallingThread(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(0, "hello"));
        read(socket);
        trial.expect("the thread that read", Thread.currentThread(), socket.reader());
    }

    @Test
    void throwsWhatTheSocketThrows(Trial trial) throws Exception {
        IOException reset = new SocketException("Connection reset");
        ScriptedSocket socket =
                socket(trial, after(10, "hel"), new Arrival(Duration.ofMillis(20), HELLO, reset));
        Exception thrown =
                trial.expectThrows(
                        IOException.class, "the connection is reset", () -> read(socket));
        trial.expectThat(thrown == reset, "expected %s, was %s".formatted(reset, thrown));
    }

    @Test
    void givesUpOnSilentSender(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(60_000, "hello"));
        expectTimeOut(trial, socket, 0);
    }

    @Test
    void givesUpOnSenderThatIsAlwaysJustInTime(Trial trial) throws Exception {
        ScriptedSocket socket =
                socketOfRealTime(
                        trial,
                        after(900, "h"),
                        after(1800, "e"),
                        after(2700, "l"),
                        after(3600, "l"),
                        after(4500, "o"));
        expectTimeOut(trial, socket, 2);
    }

    /// Also if not much has passed since the read before.
    @Test
    void setsTheTimeOutAnewBeforeEachRead(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(40, "h"));
        trial.expectThrows(SocketTimeoutException.class, "4 bytes are missing", () -> read(socket));
        Duration passed = socket.passed();
        trial.expectThat(
                passed.compareTo(LIMIT.plus(ROUNDING)) <= 0,
                "the limit is %s, you gave up after %s".formatted(LIMIT, passed));
    }

    @Test
    void neverWaitsForever(Trial trial) throws Exception {
        ScriptedSocket socket = almostLate(trial, after(1999.6, "hell"), after(60_000, "o"));
        expectTimeOut(trial, socket, 4);
    }

    private void expectTimeOut(Trial trial, ScriptedSocket socket, int came) throws Exception {
        timeOut(trial, socket, came);
        expectPassed(trial, socket, LIMIT);
    }

    private static void expectPassed(Trial trial, ScriptedSocket socket, Duration limit) {
        Duration passed = socket.passed();
        trial.expectThat(
                passed.compareTo(limit) >= 0 && passed.compareTo(limit.plus(ROUNDING)) <= 0,
                "the limit is %s, you gave up after %s".formatted(limit, passed),
                namesOf(socket, limit));
    }

    /// What explains that it waited for longer than the limit, and gave no read less than before;
    /// or less, by a clock that is not the one it was given.
    private static Symptom[] namesOf(ScriptedSocket socket, Duration limit) {
        boolean late = socket.passed().compareTo(limit.plus(ROUNDING)) > 0;
        long millis = limit.toMillis();
        boolean whole =
                socket.timeoutsAtReads().stream().allMatch(t -> t == millis || t == millis + 1);
        return new Symptom[] {
            when(late && whole && socket.taken() > 0, TimeOutPerRead.class),
            when(late && socket.givesLess() && socket.clockReads() == 0, ReadsOwnClock.class)
        };
    }

    @Test
    void saysHowFarItCameWhenTheLimitIsOver(Trial trial) throws Exception {
        ScriptedSocket silent = socket(trial);
        expectNumbers(trial, timeOut(trial, silent, 0), 0);
        ScriptedSocket slow = socket(trial, after(900, "he"), after(1800, "l"));
        expectNumbers(trial, timeOut(trial, slow, 3), 3);
    }

    private SocketTimeoutException timeOut(Trial trial, ScriptedSocket socket, int came)
            throws IOException {
        try {
            byte[] got = read(socket);
            throw trial.wrong(
                    "after %d ms only %d of 5 bytes were there: expected SocketTimeoutException, got %s after %d ms"
                            .formatted(
                                    LIMIT.toMillis(),
                                    came,
                                    got == null ? "null" : got.length + " bytes",
                                    socket.passed().toMillis()),
                    namesOf(socket, LIMIT));
        } catch (SocketTimeoutException e) {
            trial.threw(e);
            return e;
        }
    }

    private static void expectNumbers(Trial trial, Exception end, int came) {
        String message = String.valueOf(end.getMessage());
        trial.expectThat(
                message.contains(String.valueOf(came)) && message.contains("5"),
                "the message must name both numbers, %d and 5, was \"%s\"".formatted(came, message),
                when(message.equals(ScriptedSocket.TIMED_OUT), PassesOnBareTimeOut.class));
    }

    @Test
    void returnsMessageWhoseLastByteComesAtTheLimit(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(1000, "hell"), after(2000, "o"));
        trial.ifThrown(
                t -> t instanceof SocketTimeoutException && socket.taken() == HELLO.length,
                RefusesCompleteMessage.class);
        trial.expectBytes(HELLO, read(socket));
    }

    @Test
    void saysHowFarItCameWhenTheStreamEnds(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(10, "hel"), endAfter(20));
        EOFException end =
                trial.expectThrows(
                        EOFException.class,
                        "the stream ends after 3 of 5 bytes",
                        () -> read(socket));
        expectNumbers(trial, end, 3);
    }

    @Test
    void leavesTimeOutAsItWas(Trial trial) throws Exception {
        ScriptedSocket done = socket(trial, after(0, "hello"));
        done.setSoTimeout(7000);
        read(done);
        expectAsBefore(trial, "the message", done);
        ScriptedSocket late = socket(trial, after(900, "hell"));
        late.setSoTimeout(7000);
        trial.expectThrows(SocketTimeoutException.class, "a byte is missing", () -> read(late));
        expectAsBefore(trial, "a time-out", late);
        ScriptedSocket ended = socket(trial, endAfter(0));
        ended.setSoTimeout(7000);
        trial.expectThrows(EOFException.class, "the stream ends", () -> read(ended));
        expectAsBefore(trial, "the end of the stream", ended);
        IOException reset = new SocketException("Connection reset");
        ScriptedSocket broken = socket(trial, new Arrival(Duration.ofMillis(20), HELLO, reset));
        broken.setSoTimeout(7000);
        trial.expectThrows(IOException.class, "the connection is reset", () -> read(broken));
        expectAsBefore(trial, "a reset", broken);
    }

    private static void expectAsBefore(Trial trial, String after, ScriptedSocket socket) {
        Symptom leaves = when(!socket.wasSetSinceRead(), LeavesTimeOut.class);
        trial.expect("SO_TIMEOUT after " + after, 7000, socket.getSoTimeout(), leaves);
        trial.expectThat(!socket.isClosed(), "the socket was closed after " + after);
    }

    @Test
    void measuresDifferencesOfTheClock(Trial trial) throws Exception {
        trial.ifThrown(SocketTimeoutException.class, ComparesClockReadings.class);
        long soonOverflows = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
        Arrival[] script = {after(400, "hell"), after(1200, "o")};
        ScriptedSocket socket =
                trial.closing(new ScriptedSocket(trial, soonOverflows, List.of(script)));
        trial.step("the clock", "starts a second before it overflows");
        trial.expectBytes(HELLO, read(socket));
    }

    @Test
    void takesLimitsFromBelowAMillisecondToADay(Trial trial) throws Exception {
        long hours = Duration.ofHours(23).toMillis();
        ScriptedSocket slow = socket(trial, after(10, "hell"), after(hours, "o"));
        trial.expectBytes(HELLO, reader.read(slow, 5, Duration.ofDays(1), slow::nanoTime));
        for (long micros : new long[] {1, 300, 1500}) {
            trial.nextCase();
            Duration limit = Duration.ofNanos(1000 * micros);
            ScriptedSocket silent = almostLate(trial);
            trial.step("the limit", micros + " microseconds");
            trial.expectThrows(
                    SocketTimeoutException.class,
                    "nothing comes",
                    () -> reader.read(silent, 5, limit, silent::nanoTime));
            expectPassed(trial, silent, limit);
        }
    }

    /// System.nanoTime() may be below 0, and pass it.
    @Test
    void takesClockThatStartsBelowZero(Trial trial) throws Exception {
        long start = -Duration.ofSeconds(1).toNanos();
        ScriptedSocket socket =
                trial.closing(new ScriptedSocket(trial, start, List.of(after(1500, "hell"))));
        trial.step("the clock", "starts a second below 0");
        expectTimeOut(trial, socket, 4);
    }

    @Test
    void readsNothingForCountZero(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(0, "hello"));
        socket.setSoTimeout(7000);
        byte[] got = reader.read(socket, 0, LIMIT, socket::nanoTime);
        trial.expectBytes(new byte[0], got);
        trial.expect("bytes taken", 0, socket.taken());
        trial.expect("SO_TIMEOUT", 7000, socket.getSoTimeout());
    }

    @Test
    void refusesImpossibleCountsAndLimits(Trial trial) throws Exception {
        ScriptedSocket socket = socket(trial, after(0, "hello"));
        trial.expectThrows(
                IllegalArgumentException.class,
                "count is -1",
                () -> reader.read(socket, -1, LIMIT, socket::nanoTime));
        trial.expectThrows(
                IllegalArgumentException.class,
                "limit is 0",
                () -> reader.read(socket, 5, Duration.ZERO, socket::nanoTime));
        trial.expectThrows(
                IllegalArgumentException.class,
                "limit is 0, and so is count",
                () -> reader.read(socket, 0, Duration.ZERO, socket::nanoTime));
        trial.expectThrows(
                IllegalArgumentException.class,
                "limit is below 0",
                () -> reader.read(socket, 5, LIMIT.negated(), socket::nanoTime));
    }

    @Test
    void readsFromRealConnection(Trial trial) throws Throwable {
        trial.overTcp(
                Delivery.everyWay(HELLO, WORLD),
                wire -> {
                    Socket socket = wire.socket();
                    Duration minute = Duration.ofMinutes(1);
                    trial.expectBytes(HELLO, reader.read(socket, 5, minute, System::nanoTime));
                    trial.expectBytes(WORLD, reader.read(socket, 5, minute, System::nanoTime));
                });
    }
}
