package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;
import static netcourse.checker.Symptom.when;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import netcourse.checker.CallResult;
import netcourse.checker.PretendClock;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Message;
import netcourse.lesson03.exercise.AnswerMatcher;
import netcourse.lesson03.exercise.AnswerMatcher.Pending;
import netcourse.lesson03.mistake.AnswerMatcherMistakes.*;

/// The steps of [AnswerMatcherCheck]: calls that the report shows, and what is expected of a
/// request and its future.
abstract class MatcherSteps {
    static final Duration LIMIT = Duration.ofSeconds(2);

    AnswerMatcher matcher;
    Trial trial;
    PretendClock clock;

    MatcherSteps(AnswerMatcher matcher) {
        this.matcher = matcher;
    }

    void begin(Trial trial, int maxInFlight, long firstSequence) {
        begin(trial, maxInFlight, firstSequence, -77);
    }

    void begin(Trial trial, int maxInFlight, long firstSequence, long clockStart) {
        this.trial = trial;
        clock = new PretendClock(trial, clockStart);
        trial.calling("begin(%d, %d, clock)".formatted(maxInFlight, firstSequence));
        matcher.begin(maxInFlight, firstSequence, clock);
    }

    Pending register() {
        Optional<Pending> pending = registerInside();
        trial.expectThat(pending.isPresent(), "places are free: expected one, was none");
        return pending.get();
    }

    Optional<Pending> registerInside() {
        try {
            return tryRegister();
        } catch (IOException e) {
            throw trial.wrong("the connection has not ended: register threw " + e);
        }
    }

    Optional<Pending> tryRegister() throws IOException {
        return tryRegister(LIMIT);
    }

    private Optional<Pending> tryRegister(Duration limit) throws IOException {
        Optional<Pending> pending = matcher.register(limit);
        trial.expectThat(pending != null, "register returned null, not an Optional");
        String result = pending.map(p -> "sequence " + p.sequence()).orElse("no place");
        trial.calling("register(%s) -> %s".formatted(PretendClock.text(limit), result));
        return pending;
    }

    Pending register(Duration limit) throws IOException {
        Optional<Pending> pending = tryRegister(limit);
        trial.expectThat(pending.isPresent(), "places are free: expected one, was none");
        return pending.get();
    }

    void expire() {
        trial.calling("expire()");
        matcher.expire();
    }

    void close(IOException cause) {
        trial.calling("close(%s)".formatted(cause));
        matcher.close(cause);
    }

    void expectAnswer(boolean expected, Message message, Symptom... symptoms) {
        boolean taken = matcher.answer(message);
        trial.calling("answer(%s) -> %s".formatted(message, taken));
        trial.expectThat(
                expected == taken,
                "%s waits for it: expected %s, was %s"
                        .formatted(expected ? "a request" : "no request", expected, taken),
                symptoms);
    }

    static Message answerTo(long sequence) {
        return Message.request(1, sequence, new byte[0])
                .answer(("answer " + sequence).getBytes(UTF_8));
    }

    void expectOpen(Pending pending, Symptom... symptoms) {
        CompletableFuture<Message> future = pending.answer();
        trial.expectThat(
                !future.isDone(),
                "request %d still waits: its future should be open, was %s"
                        .formatted(pending.sequence(), state(future)),
                symptoms);
    }

    void expectAnswered(Pending pending, Message answer) {
        CompletableFuture<Message> future = pending.answer();
        boolean right =
                future.isDone()
                        && !future.isCompletedExceptionally()
                        && answer.equals(future.getNow(null));
        trial.expectThat(
                right,
                "request %d: expected %s, its future %s"
                        .formatted(pending.sequence(), GoldenMessages.text(answer), state(future)));
    }

    void expectTimedOut(Pending pending) {
        new CallResult(null, failure(pending), 0)
                .expectThrown(
                        trial,
                        TimeoutException.class,
                        "request %d is over, its future".formatted(pending.sequence()),
                        List.of(String.valueOf(pending.sequence()), "2000"),
                        when(clock.reads() == 0 && agesByItself(), OwnClock.class));
    }

    /// Whether a millisecond of real time is enough for a request to be too late.
    private boolean agesByItself() {
        CallResult attempt = CallResult.of(() -> matcher.register(Duration.ofNanos(1)));
        for (long start = System.nanoTime(); System.nanoTime() - start < 2_000_000; ) {
            Thread.onSpinWait();
        }
        CallResult.of(() -> matcher.expire());
        return attempt.returned() instanceof Optional<?> got
                && got.orElse(null) instanceof Pending pending
                && pending.answer().isDone();
    }

    void expectFailed(Pending pending, Throwable cause, Symptom... symptoms) {
        trial.expectThat(
                failure(pending) == cause,
                "request %d: expected it to fail with %s, its future %s"
                        .formatted(pending.sequence(), cause, state(pending.answer())),
                symptoms);
    }

    private static Throwable failure(Pending pending) {
        return pending.answer().isCompletedExceptionally() ? pending.answer().exceptionNow() : null;
    }

    private static String state(CompletableFuture<Message> future) {
        if (!future.isDone()) {
            return "is open";
        }
        return future.isCompletedExceptionally()
                ? "failed with " + future.exceptionNow()
                : "has " + GoldenMessages.text(future.getNow(null));
    }
}
