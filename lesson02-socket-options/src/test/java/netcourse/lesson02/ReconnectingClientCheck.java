package netcourse.lesson02;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson02.ScriptedNetwork.Connection;
import netcourse.lesson02.ScriptedNetwork.Event;
import netcourse.lesson02.exercise.MyReconnectingClient;
import netcourse.lesson02.exercise.ReconnectingClient;
import netcourse.lesson02.mistake.ReconnectingClientMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [ReconnectingClient].
@Check(
        id = "2.8",
        title = "client that reconnects with back-off, up to a deadline",
        exercise = MyReconnectingClient.class,
        core = true,
        difficulty = 3,
        minutes = 25)
class ReconnectingClientCheck {
    private static final byte[] QUESTION = {'a', 's', 'k', 0, (byte) 0x80, (byte) 0xff};
    private static final byte[] ANSWER = {(byte) 0xff, 0, (byte) 0x80, 'y', 'e', 's'};
    private static final byte[] OTHER = {'o', 't', 'h', 'e', 'r', (byte) 0xff};
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /// One that nobody has as a constant.
    private static final Duration ODD_LIMIT = Duration.ofMillis(900);

    /// Two roundings up to a whole millisecond, and what a refused connect takes.
    private static final Duration TOLERANCE = Duration.ofMillis(3);

    private final ReconnectingClient client;

    ReconnectingClientCheck(ReconnectingClient client) {
        this.client = client;
    }

    private ScriptedNetwork network(Trial trial) {
        return new ScriptedNetwork(trial, QUESTION);
    }

    private void open(ScriptedNetwork network) {
        client.open(network);
    }

    private byte[] ask(Trial trial, Duration limit) throws Exception {
        trial.calling("ask(6 bytes, 6, %s)".formatted(limit));
        byte[] question = QUESTION.clone();
        try {
            return client.ask(question, ANSWER.length, limit);
        } finally {
            trial.expectThat(
                    Arrays.equals(question, QUESTION), "the caller's question was changed");
        }
    }

    private void expectAnswer(Trial trial, byte[] answer, Symptom... symptoms) throws Exception {
        trial.expectBytes(answer, ask(trial, LIMIT), symptoms);
    }

    private static Event[] reply(byte[] bytes) {
        return new Event[] {Event.bytes(1, bytes)};
    }

    /// The first bytes of the answer, then something else.
    private static Event[] begins(int bytes, Event then) {
        return new Event[] {Event.bytes(1, Arrays.copyOf(ANSWER, bytes)), then};
    }

    @Test
    void givesTheWholeAnswer(Trial trial) throws Exception {
        open(network(trial).accepts(reply(ANSWER)));
        expectAnswer(trial, ANSWER);
    }

    @Test
    void readsAnswerThatComesInPieces(Trial trial) throws Exception {
        Event[] pieces =
                IntStream.range(0, ANSWER.length)
                        .mapToObj(i -> Event.bytes(1, ANSWER[i]))
                        .toArray(Event[]::new);
        ScriptedNetwork network = network(trial).accepts(pieces);
        open(network);
        byte[] got = ask(trial, LIMIT);
        trial.expectBytes(ANSWER, got, when(network.reads() == 1, TakesOneRead.class));
    }

    @Test
    void asksAgainOverTheSameConnection(Trial trial) throws Exception {
        ScriptedNetwork network = network(trial).accepts(reply(ANSWER), reply(OTHER));
        network.accepts(reply(OTHER));
        open(network);
        byte[] first = ask(trial, LIMIT);
        expectAnswer(trial, OTHER);
        trial.expect("connections", 1, network.connects(), always(ConnectsForEachQuestion.class));
        trial.expectThat(
                Arrays.equals(ANSWER, first), "the first answer was changed by the second");
    }

    @Test
    void reconnectsWhenServerHasClosed(Trial trial) throws Exception {
        for (Event failure : List.of(Event.end(), Event.fails(reset()))) {
            trial.nextCase();
            ScriptedNetwork network =
                    network(trial)
                            .accepts(reply(ANSWER), new Event[] {failure})
                            .accepts(reply(OTHER));
            trial.ifThrown(t -> isFirstFailure(t, network), GivesUpAtFirstFailure.class);
            open(network);
            expectAnswer(trial, ANSWER);
            expectAnswer(trial, OTHER);
            expectClosed(trial, network.connections().getFirst());
            client.close();
        }
    }

    /// Not that of a second attempt, over the connection that is closed by now, for instance.
    private static boolean isFirstFailure(Throwable thrown, ScriptedNetwork network) {
        return thrown instanceof IOException
                && !(thrown instanceof SocketTimeoutException)
                && !String.valueOf(thrown.getMessage()).contains(ScriptedNetwork.CLOSED)
                && network.connects() == 1
                && network.pauses().isEmpty();
    }

    private static SocketException reset() {
        return new SocketException("Connection reset");
    }

    private static void expectClosed(Trial trial, Connection failed) {
        trial.expectThat(
                failed.isClosed(),
                "expected the connection that failed to be closed, it is open",
                always(LeavesFailedConnectionOpen.class));
    }

    @Test
    void asksAgainWhenTheWriteFails(Trial trial) throws Exception {
        ScriptedNetwork network = network(trial).accepts(reply(ANSWER)).accepts(reply(OTHER));
        open(network);
        expectAnswer(trial, ANSWER);
        network.connections().getFirst().makeWritesFail();
        network.connections().getFirst().makeCloseFail(new IOException("close failed"));
        trial.step("connection 1", "will throw at a write, and when it is closed");
        expectAnswer(trial, OTHER);
        expectClosed(trial, network.connections().getFirst());
    }

    @Test
    void asksAgainWhateverCloseThrows(Trial trial) throws Exception {
        ScriptedNetwork network =
                network(trial)
                        .accepts(reply(ANSWER), new Event[] {Event.end()})
                        .accepts(reply(OTHER));
        open(network);
        expectAnswer(trial, ANSWER);
        RuntimeException odd = new IllegalStateException("close failed");
        network.connections().getFirst().makeCloseFail(odd);
        trial.step("connection 1", "will end, and throw when it is closed: " + odd);
        CallResult result = CallResult.of(() -> ask(trial, LIMIT));
        trial.expectThat(
                result.thrown() == null,
                "expected another attempt, whatever close throws, was " + result.thrown());
        trial.expectBytes(OTHER, (byte[]) result.returned());
    }

    /// The system may give up long before the caller does.
    @Test
    void asksAgainAfterTimeoutBeforeTheDeadline(Trial trial) throws Exception {
        open(network(trial).givesUpEarly().accepts(reply(OTHER)));
        expectAnswer(trial, OTHER);
    }

    @Test
    void beginsTheAnswerAnew(Trial trial) throws Exception {
        for (int bytes = 1; bytes < ANSWER.length; bytes++) {
            for (Event failure : List.of(Event.end(), Event.fails(reset()))) {
                trial.nextCase();
                ScriptedNetwork network =
                        network(trial).accepts(begins(bytes, failure)).accepts(reply(OTHER));
                open(network);
                byte[] got = ask(trial, LIMIT);
                byte[] both = Arrays.copyOf(ANSWER, ANSWER.length);
                System.arraycopy(OTHER, 0, both, bytes, ANSWER.length - bytes);
                boolean mixed = Arrays.equals(got, both);
                trial.expectBytes(OTHER, got, when(mixed, MixesTwoAttempts.class));
                client.close();
            }
        }
    }

    @Test
    void pausesLongerEachTime(Trial trial) throws Exception {
        ScriptedNetwork network = network(trial).refuses(12).accepts(reply(ANSWER));
        open(network);
        trial.calling("ask(6 bytes, 6, PT1H)");
        byte[] got = client.ask(QUESTION.clone(), ANSWER.length, Duration.ofHours(1));
        trial.expectBytes(ANSWER, got);
        expectPauses(trial, 12, network.pauses());
    }

    private static void expectPauses(Trial trial, int count, List<Duration> pauses) {
        trial.expectThat(
                pauses.size() == count,
                "%d attempts failed: expected as many pauses, there were %d"
                        .formatted(count, pauses.size()),
                when(pauses.isEmpty(), DoesNotPause.class));
        long most = 10_000_000;
        for (int i = 0; i < count; i++) {
            long nanos = pauses.get(i).toNanos();
            boolean constant = pauses.stream().distinct().count() == 1;
            trial.expectThat(
                    nanos >= most / 2 && nanos <= most,
                    "pause %d: expected %s to %s ms, was %s ms"
                            .formatted(i + 1, most / 2e6, most / 1e6, nanos / 1e6),
                    when(constant, PausesAlikeEachTime.class));
            most = Math.min(2 * most, 1_000_000_000);
        }
    }

    @Test
    void beginsWithShortPauseForEachQuestion(Trial trial) throws Exception {
        ScriptedNetwork network =
                network(trial)
                        .refuses(4)
                        .accepts(reply(ANSWER), new Event[] {Event.end()})
                        .refuses(3)
                        .accepts(reply(OTHER));
        open(network);
        expectAnswer(trial, ANSWER);
        expectPauses(trial, 4, List.copyOf(network.pauses()));
        network.pauses().clear();
        expectAnswer(trial, OTHER);
        expectPauses(trial, 4, network.pauses());
    }

    @Test
    void givesUpAtTheDeadline(Trial trial) throws Exception {
        for (long millis : new long[] {1, 7, 500, 1000, 3000}) {
            trial.nextCase();
            ScriptedNetwork network = network(trial);
            open(network);
            SocketTimeoutException thrown =
                    expectGivesUp(trial, network, Duration.ofMillis(millis));
            trial.expectThat(
                    thrown.getCause() == network.lastFailure(),
                    "expected the last failure, %s, as the cause, was %s"
                            .formatted(network.lastFailure(), thrown.getCause()),
                    when(thrown.getCause() == null, LosesTheCause.class));
        }
    }

    private SocketTimeoutException expectGivesUp(
            Trial trial, ScriptedNetwork network, Duration limit) {
        return expectGivesUp(trial, network, limit, () -> null);
    }

    /// @param ifLate gives the mistake that explains it, or null
    private SocketTimeoutException expectGivesUp(
            Trial trial, ScriptedNetwork network, Duration limit, Supplier<Symptom> ifLate) {
        Duration start = network.passed();
        SocketTimeoutException thrown =
                trial.expectThrows(
                        SocketTimeoutException.class,
                        "no answer comes within " + limit,
                        () -> ask(trial, limit));
        Duration passed = network.passed().minus(start);
        trial.expectThat(
                passed.compareTo(limit.plus(TOLERANCE)) <= 0,
                "the limit is %s ms: it gave up after %s ms"
                        .formatted(limit.toNanos() / 1e6, passed.toNanos() / 1e6),
                Stream.ofNullable(ifLate.get()).toArray(Symptom[]::new));
        trial.expectThat(
                passed.compareTo(limit) >= 0,
                "the limit is %s ms: it gave up after %s ms, too early"
                        .formatted(limit.toNanos() / 1e6, passed.toNanos() / 1e6));
        trial.expect(
                "open connections",
                0L,
                network.open(),
                when(
                        network.open() > 0 && asksOverTheSame(trial, network),
                        KeepsConnectionAfterTimeout.class));
        return thrown;
    }

    private boolean asksOverTheSame(Trial trial, ScriptedNetwork network) {
        trial.step("the check", "asks once more: which connection is used?");
        int connects = network.connects();
        CallResult.of(() -> client.ask(QUESTION.clone(), ANSWER.length, LIMIT));
        return network.connects() == connects;
    }

    @Test
    void givesConnectOnlyTheTimeThatIsLeft(Trial trial) throws Exception {
        ScriptedNetwork network = network(trial).refuses(4).isSilent();
        open(network);
        expectGivesUp(
                trial,
                network,
                ODD_LIMIT,
                () -> when(network.lastLimit().equals(ODD_LIMIT), GivesConnectWholeLimit.class));
    }

    @Test
    void limitsEachRead(Trial trial) throws Exception {
        ScriptedNetwork network =
                network(trial).ifNeverLimited(ReadsWithoutLimit.class).accepts(new Event[0]);
        open(network);
        expectGivesUp(trial, network, LIMIT);
    }

    @Test
    void aByteNowAndThenGivesNoMoreTime(Trial trial) throws Exception {
        Event[] slow =
                IntStream.range(0, ANSWER.length)
                        .mapToObj(i -> Event.bytes(400, ANSWER[i]))
                        .toArray(Event[]::new);
        ScriptedNetwork network = network(trial).accepts(slow);
        open(network);
        trial.step("the server", "sends a byte each 400 ms, 6 in all");
        CallResult result = CallResult.of(() -> ask(trial, ODD_LIMIT));
        Symptom anew = when(givesWholeLimit(network), StartsTheDeadlineAnew.class);
        String when = "the answer is not whole after 0.9 s";
        result.expectThrown(trial, SocketTimeoutException.class, when, List.of(), anew);
        trial.expectThat(
                network.passed().compareTo(ODD_LIMIT.plus(TOLERANCE)) <= 0,
                "the limit is 0.9 s: it gave up after %s ms"
                        .formatted(network.passed().toNanos() / 1e6),
                anew);
    }

    /// With every time-out that it set: rounded up, or one more.
    private static boolean givesWholeLimit(ScriptedNetwork network) {
        long millis = ODD_LIMIT.toMillis();
        return network.connects() == 1
                && !network.timeouts().isEmpty()
                && network.timeouts().stream().allMatch(t -> t == millis || t == millis + 1);
    }

    @Test
    void takesShortLimitForLimit(Trial trial) throws Exception {
        for (long nanos : new long[] {2_400_000, 1_000_500, 500_000}) {
            Duration limit = Duration.ofNanos(nanos);
            trial.nextCase();
            ScriptedNetwork network =
                    network(trial).ifLimitIsZero(RoundsTimeoutDown.class).accepts(new Event[0]);
            open(network);
            expectGivesUp(trial, network, limit);
        }
    }

    @Test
    void asksNothingOverConnectionThatOwesAnAnswer(Trial trial) throws Exception {
        Event[] late = {Event.bytes(1500, ANSWER)};
        ScriptedNetwork network = network(trial).accepts(late, reply(OTHER)).accepts(reply(OTHER));
        open(network);
        trial.step("the server", "answers the first question after 1.5 s");
        trial.expectThrows(
                SocketTimeoutException.class, "no answer comes in 1 s", () -> ask(trial, LIMIT));
        byte[] got = ask(trial, LIMIT);
        trial.expectBytes(OTHER, got);
        expectClosed(trial, network.connections().getFirst());
    }

    @Test
    void takesLimitsOfManyDays(Trial trial) throws Exception {
        for (long days : new long[] {25, 50, 365}) {
            Event[] late = {Event.bytes(1500, ANSWER)};
            open(network(trial).refuses(1).accepts(late));
            trial.expectBytes(ANSWER, ask(trial, Duration.ofDays(days)));
            client.close();
        }
    }

    @Test
    void refusesLimitThatIsNotPositive(Trial trial) {
        ScriptedNetwork network = network(trial).accepts(reply(ANSWER));
        open(network);
        for (Duration limit : List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(-1))) {
            trial.expectThrows(
                    IllegalArgumentException.class,
                    "the limit is " + limit,
                    () -> ask(trial, limit));
        }
        trial.expect("calls of connect", 0, network.connects());
    }

    @Test
    void passesOnWhatIsNoFailureOfTheNetwork(Trial trial) throws Exception {
        RuntimeException odd = new IllegalStateException("not a failure of the network");
        ScriptedNetwork network =
                network(trial).accepts(new Event[] {Event.fails(odd)}).accepts(reply(OTHER));
        open(network);
        RuntimeException thrown =
                trial.expectThrows(
                        IllegalStateException.class,
                        "the socket throws a RuntimeException",
                        () -> ask(trial, LIMIT));
        trial.expectThat(thrown == odd, "expected the exception as it came, was " + thrown);
        expectClosed(trial, network.connections().getFirst());
        expectAnswer(trial, OTHER);
    }

    @Test
    void endsWhenItsPauseIsInterrupted(Trial trial) {
        ScriptedNetwork network = network(trial);
        network.interruptPause();
        open(network);
        trial.expectThrows(
                InterruptedException.class, "the pause is interrupted", () -> ask(trial, LIMIT));
    }

    @Test
    void closesItsConnection(Trial trial) throws Exception {
        ScriptedNetwork network = network(trial).accepts(reply(ANSWER));
        open(network);
        client.close();
        expectAnswer(trial, ANSWER);
        client.close();
        client.close();
        trial.expect("open connections", 0L, network.open());
    }
}
