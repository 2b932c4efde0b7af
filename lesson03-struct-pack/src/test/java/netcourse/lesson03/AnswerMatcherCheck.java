package netcourse.lesson03;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.ConcurrentCall;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.checker.UnlockedState;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.lesson03.exercise.AnswerMatcher;
import netcourse.lesson03.exercise.AnswerMatcher.Pending;
import netcourse.lesson03.exercise.MyAnswerMatcher;
import netcourse.lesson03.mistake.AnswerMatcherMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [AnswerMatcher]. The clock stands still unless the check moves it.
@Check(
        id = "3.9",
        title = "match answers to requests, from many threads",
        exercise = MyAnswerMatcher.class,
        core = false,
        difficulty = 3,
        minutes = 40)
class AnswerMatcherCheck extends MatcherSteps {
    private static final IOException RESET = new IOException("Connection reset");

    AnswerMatcherCheck(AnswerMatcher matcher) {
        super(matcher);
    }

    // --- one thread ---

    @Test
    void givesAnswerToItsRequest(Trial trial) {
        begin(trial, 4, 7);
        Pending pending = register();
        trial.expect("its sequence", 7L, pending.sequence());
        trial.expect("in flight", 1, matcher.inFlight());
        expectOpen(pending);
        Message answer = answerTo(7);
        expectAnswer(true, answer);
        expectAnswered(pending, answer);
    }

    @Test
    void numbersRequestsBeyondTheLastNumber(Trial trial) {
        begin(trial, 4, 4_294_967_294L);
        for (long expected : List.of(4_294_967_294L, 4_294_967_295L, 0L, 1L)) {
            AtomicReference<Pending> got = new AtomicReference<>();
            CallResult attempt = CallResult.of(() -> got.set(register()));
            boolean refused = attempt.threw(IllegalArgumentException.class);
            attempt.expectReturned(
                    trial,
                    "the next sequence is " + expected,
                    thrown(refused && attempt.message().contains("was -2"), NegativeSequence.class),
                    thrown(
                            refused && attempt.message().contains("was 4294967296"),
                            CountsBeyond32Bits.class));
            trial.expect("its sequence", expected, got.get().sequence());
        }
        Message answer = answerTo(0);
        expectAnswer(true, answer);
    }

    @Test
    void takesNoMemoryForPlacesThatAreFree(Trial trial) {
        begin(trial, Integer.MAX_VALUE, 7);
        trial.expect("its sequence", 7L, register().sequence());
    }

    @Test
    void matchesAnswersInWhateverOrderTheyCome(Trial trial) {
        begin(trial, 4, 7);
        List<Pending> pending = List.of(register(), register(), register());
        for (int i : List.of(2, 0, 1)) {
            Message answer = answerTo(7 + i);
            expectAnswer(true, answer);
            Pending own = pending.get(i);
            Message given = own.answer().getNow(null);
            boolean oldestHasIt = i == 2 && answer.equals(pending.getFirst().answer().getNow(null));
            trial.expectThat(
                    answer.equals(given),
                    "request %d: expected its answer, has %s"
                            .formatted(7 + i, GoldenMessages.text(given)),
                    when(given == null && oldestHasIt, TakesOldest.class));
        }
    }

    @Test
    void leavesAnswersThatNobodyWaitsFor(Trial trial) {
        begin(trial, 4, 7);
        expectAnswer(false, answerTo(7));
        Pending pending = register();
        expectAnswer(false, answerTo(6));
        expectOpen(pending);
        Message answer = answerTo(7);
        expectAnswer(true, answer);
        boolean second = matcher.answer(Message.request(1, 7, new byte[1]).answer(new byte[1]));
        int left = matcher.inFlight();
        trial.calling("answer(another response to 7) -> " + second);
        Symptom keeps = when(left == 1, KeepsAnswered.class);
        trial.expectThat(!second, "the second answer to 7: expected false, was true", keeps);
        trial.expect("in flight", 0, left, keeps);
        expectAnswered(pending, answer);
    }

    @Test
    void givesAnswerWithErrorNumberToo(Trial trial) {
        begin(trial, 1, 7);
        Pending pending = register();
        Message answer = Message.request(1, 7, new byte[0]).failure(MessageError.BUSY, "later");
        expectAnswer(true, answer);
        expectAnswered(pending, answer);
    }

    @Test
    void takesNoRequestForAnAnswer(Trial trial) {
        begin(trial, 4, 7);
        Pending pending = register();
        Message request = Message.request(1, 7, new byte[0]);
        expectAnswer(false, request, always(TakesRequests.class));
        expectOpen(pending);
        trial.expect("in flight", 1, matcher.inFlight());
    }

    @Test
    void admitsOnlySoManyAtATime(Trial trial) throws Exception {
        begin(trial, 2, 7);
        register();
        register();
        Optional<Pending> third = tryRegister();
        trial.expectThat(
                third.isEmpty(),
                "2 places, 2 requests in flight: expected no place, was sequence "
                        + third.map(Pending::sequence).orElse(-1L),
                when(third.isPresent() && takesTenMore(), IsUnbounded.class));
        expectAnswer(true, answerTo(8));
        trial.expect("the next sequence", 9L, register().sequence());
        trial.expect("in flight", 2, matcher.inFlight());
    }

    private boolean takesTenMore() {
        return IntStream.range(0, 10)
                .mapToObj(_ -> CallResult.of(() -> matcher.register(LIMIT)))
                .allMatch(a -> a.returned() instanceof Optional<?> place && place.isPresent());
    }

    /// The matcher is moved on to the end of the numbers; one whose counter is not found is spared.
    @Test
    void leavesOutSequencesStillInFlight(Trial trial) throws Exception {
        begin(trial, 4, 20);
        SequenceCounter counter = new SequenceCounter(matcher);
        List<Pending> pending = new ArrayList<>();
        for (long sequence = 20; sequence < 24; sequence++) {
            pending.add(register());
            counter.follow(sequence);
        }
        expectAnswer(true, answerTo(22));
        if (!counter.moveTo(4_294_967_294L)) {
            return;
        }
        trial.step("4294967271 requests", "are made and answered, up to 4294967294");
        expectNext(4_294_967_295L);
        for (long sequence = 0; sequence < 20; sequence++) {
            trial.nextCase();
            expectNext(sequence);
        }
        trial.step("20, 21 and 23", "are still in flight");
        expectNext(22);
        expectNext(24);
        Message answer = answerTo(20);
        expectAnswer(true, answer);
        expectAnswered(pending.getFirst(), answer);
    }

    private void expectNext(long sequence) {
        trial.expect("its sequence", sequence, register().sequence());
        expectAnswer(true, answerTo(sequence));
    }

    @Test
    void failsRequestsWhoseTimeIsOver(Trial trial) {
        begin(trial, 4, 7);
        Pending first = register();
        clock.moveTo(Duration.ofSeconds(1));
        Pending second = register();
        clock.moveTo(LIMIT.minusNanos(1));
        expire();
        expectOpen(first);
        clock.moveTo(LIMIT);
        expire();
        expectTimedOut(first);
        expectOpen(second);
        clock.moveTo(LIMIT.plusSeconds(5));
        Message late = answerTo(8);
        expectAnswer(true, late);
        expectAnswered(second, late);
        Pending third = register();
        clock.moveTo(LIMIT.plusSeconds(99));
        expire();
        expectTimedOut(third);
    }

    @Test
    void givesEachRequestItsOwnLimit(Trial trial) throws Exception {
        begin(trial, 4, 7);
        Pending patient = register(LIMIT.multipliedBy(5));
        Pending hasty = register(LIMIT);
        Pending mostPatient = register(Duration.ofDays(1));
        clock.moveTo(LIMIT);
        expire();
        expectOpen(patient);
        expectTimedOut(hasty);
        clock.moveTo(LIMIT.multipliedBy(4));
        expire();
        expectOpen(patient);
        clock.moveTo(Duration.ofDays(1).minusNanos(1));
        expire();
        trial.expectThat(patient.answer().isDone(), "a day has passed, its limit was 10 s");
        expectOpen(mostPatient);
        clock.moveTo(Duration.ofDays(1));
        expire();
        trial.expectThat(mostPatient.answer().isDone(), "a day has passed, its limit was a day");
    }

    @Test
    void measuresToTheNanosecond(Trial trial) throws Exception {
        for (long start : List.of(0L, -77L)) {
            trial.nextCase();
            begin(trial, 4, 7, start);
            Duration limit = Duration.ofNanos(1_500_000);
            Pending pending = register(limit);
            trial.expect("in flight", 1, matcher.inFlight());
            clock.moveTo(limit.minusNanos(1));
            expire();
            expectOpen(pending);
            clock.moveTo(limit);
            expire();
            trial.expectThat(pending.answer().isDone(), "1.5 ms have passed: expected it failed");
            matcher = matcher.getClass().getDeclaredConstructor().newInstance();
        }
    }

    @Test
    void keepsConnectionsApart(Trial trial) throws Exception {
        AnswerMatcher first = matcher;
        begin(trial, 1, 7);
        Pending pending = register();
        matcher = matcher.getClass().getDeclaredConstructor().newInstance();
        trial.step("another matcher", "for another connection");
        begin(trial, 1, 7);
        register();
        close(RESET);
        matcher = first;
        expectOpen(pending);
        Message answer = answerTo(7);
        expectAnswer(true, answer);
        expectAnswered(pending, answer);
    }

    @Test
    void freesPlaceOfRequestWhoseTimeIsOver(Trial trial) throws Exception {
        begin(trial, 1, 7);
        for (int sequence = 7; sequence < 10; sequence++) {
            Optional<Pending> pending = tryRegister();
            trial.expectThat(
                    pending.isPresent(),
                    "1 place, no request in flight: expected a place, was none",
                    when(sequence > 7, LeaksTimedOut.class));
            clock.moveTo(LIMIT.multipliedBy(sequence - 6));
            expire();
            expectTimedOut(pending.get());
            int left = matcher.inFlight();
            trial.expect("in flight", 0, left, when(left == 1, LeaksTimedOut.class));
            expectAnswer(false, answerTo(sequence));
        }
    }

    @Test
    void failsAllWhenTheConnectionEnds(Trial trial) {
        begin(trial, 4, 7);
        List<Pending> pending = List.of(register(), register());
        close(RESET);
        for (Pending each : pending) {
            boolean forgotten = !each.answer().isDone() && matcher.inFlight() == 0;
            expectFailed(each, RESET, when(forgotten, ForgetsPendingAtEnd.class));
        }
        trial.expect("in flight", 0, matcher.inFlight());
        expectAnswer(false, answerTo(7));
        close(new IOException("a second end"));
        for (int i = 0; i < 2; i++) {
            IOException thrown =
                    trial.expectThrows(
                            IOException.class,
                            "register after the end of the connection",
                            () -> matcher.register(LIMIT));
            trial.expect("its message", RESET.getMessage(), thrown.getMessage());
        }
    }

    @Test
    void measuresDifferencesOfTheClock(Trial trial) {
        begin(trial, 4, 7, Long.MAX_VALUE - Duration.ofSeconds(1).toNanos());
        trial.step("the clock", "overflows after 1 s");
        Pending pending = register();
        expire();
        // The clock has not overflowed yet: only a sum with the limit has.
        expectOpen(pending, always(ComparesReadings.class));
        clock.moveTo(LIMIT.minusNanos(1));
        expire();
        expectOpen(pending);
        clock.moveTo(LIMIT);
        expire();
        trial.expectThat(pending.answer().isDone(), "2 s have passed: expected it failed");
        expectTimedOut(pending);
    }

    @Test
    void refusesImpossibleLimits(Trial trial) {
        begin(trial, 1, 7);
        for (Duration limit :
                List.of(
                        Duration.ZERO,
                        LIMIT.negated(),
                        Duration.ofDays(1).plusNanos(1),
                        Duration.ofDays(1_000_000))) {
            trial.expectThrows(
                    IllegalArgumentException.class,
                    "the limit is " + limit,
                    () -> matcher.register(limit));
        }
        trial.expect("the next sequence", 7L, register().sequence());
    }

    // --- callbacks on a future ---

    @Test
    void freesPlaceBeforeTheFutureCompletes(Trial trial) {
        begin(trial, 1, 7);
        List<Optional<Pending>> next = new ArrayList<>();
        register().answer().whenComplete((_, _) -> next.add(registerInside()));
        expectAnswer(true, answerTo(7));
        expectPlace(next, "its answer came");
        next.getFirst().get().answer().whenComplete((_, _) -> next.set(0, registerInside()));
        clock.moveTo(LIMIT);
        expire();
        expectPlace(next, "its time was over");
    }

    @Test
    void completesInTheThreadThatCalls(Trial trial) throws Exception {
        begin(trial, 9, 7);
        expectCompletedHere("answer", () -> matcher.answer(answerTo(7)));
        expectCompletedHere(
                "expire",
                () -> {
                    clock.moveTo(LIMIT);
                    matcher.expire();
                    return true;
                });
        expectCompletedHere(
                "close",
                () -> {
                    matcher.close(RESET);
                    return true;
                });
    }

    private void expectCompletedHere(String method, Callable<Boolean> completes) throws Exception {
        AtomicReference<Thread> completing = new AtomicReference<>();
        register().answer().whenComplete((_, _) -> completing.set(Thread.currentThread()));
        trial.calling(method);
        completes.call();
        trial.expectThat(
                completing.get() == Thread.currentThread(),
                "%s was called: a callback on the future should run in the calling thread, ran in %s"
                        .formatted(method, completing.get()));
    }

    private void expectPlace(List<Optional<Pending>> next, String when) {
        trial.expectThat(
                next.size() == 1 && next.getFirst().isPresent(),
                "1 place, and %s: a callback on the future asks for a place, and gets none"
                        .formatted(when),
                when(next.size() == 1, FreesLate.class));
    }

    /// As a client does that tries again.
    @Test
    void letsCallbacksRegisterAgain(Trial trial) {
        begin(trial, 6, 7);
        List<Optional<Pending>> again = new ArrayList<>();
        List<Pending> pending = List.of(register(), register(), register());
        pending.forEach(p -> p.answer().whenComplete((_, _) -> again.add(registerInside())));
        clock.moveTo(LIMIT);
        CallResult attempt = CallResult.of(this::expire);
        attempt.expectReturned(
                trial,
                "three requests are too late, and each is tried again",
                always(IteratesLive.class).orThrown(ConcurrentModificationException.class));
        pending.forEach(this::expectTimedOut);
        trial.expect("tried again", 3, again.size());
        trial.expect("in flight", 3, matcher.inFlight());
    }

    /// As a client does that tries again: its request would wait without end.
    @Test
    void registersNothingWhileTheConnectionEnds(Trial trial) {
        begin(trial, 6, 7);
        List<CallResult> again = new ArrayList<>();
        Pending pending = register();
        pending.answer()
                .whenComplete((_, _) -> again.add(CallResult.of(() -> matcher.register(LIMIT))));
        close(RESET);
        expectFailed(pending, RESET);
        trial.calling("register, in a callback on the future of request 7");
        again.getFirst()
                .expectThrown(
                        trial,
                        IOException.class,
                        "the connection has ended",
                        List.of(RESET.getMessage()));
        trial.expect("in flight", 0, matcher.inFlight());
    }

    @Test
    void holdsNoLockWhileFutureCompletes(Trial trial) throws Exception {
        begin(trial, 9, 7);
        expectNoLock("answer", () -> matcher.answer(answerTo(7)));
        expectNoLock(
                "expire",
                () -> {
                    clock.moveTo(LIMIT);
                    matcher.expire();
                    return true;
                });
        expectNoLock(
                "close",
                () -> {
                    matcher.close(RESET);
                    return true;
                });
    }

    private void expectNoLock(String method, Callable<Boolean> completes) throws Exception {
        AtomicReference<ConcurrentCall<CallResult>> other = new AtomicReference<>();
        AtomicReference<Boolean> ended = new AtomicReference<>(false);
        Pending pending = register();
        Callable<CallResult> call = () -> CallResult.of(() -> matcher.register(LIMIT));
        pending.answer()
                .whenComplete((_, _) -> {
                    other.set(ConcurrentCall.start(trial, "thread B", call));
                    ended.set(other.get().hasEnded());
                });
        trial.calling(method + ", a callback on the future waits for thread B");
        completes.call();
        trial.expectThat(pending.answer().isDone(), method + " did not complete the future");
        other.get().result();
        trial.expectThat(
                ended.get(),
                "%s completes a future: thread B's register has to wait until the callbacks on that future are done"
                        .formatted(method),
                always(CompletesUnderLock.class));
    }

    // --- two threads ---

    /// Whoever holds all locks of the matcher sees nothing of it change.
    @Test
    void changesNothingWithoutLock(Trial trial) throws Exception {
        begin(trial, 9, 7);
        register();
        register();
        expectLocked("register", () -> matcher.register(LIMIT));
        expectLocked("answer", () -> matcher.answer(answerTo(7)));
        clock.moveTo(LIMIT);
        expectLocked(
                "expire",
                () -> {
                    matcher.expire();
                    return true;
                });
        register();
        expectLocked(
                "close",
                () -> {
                    matcher.close(RESET);
                    return true;
                });
    }

    private void expectLocked(String method, Callable<?> call) throws Exception {
        trial.nextCase();
        trial.step("thread A", "holds every lock of the matcher");
        trial.calling(method + ", in thread B");
        Optional<String> changed = UnlockedState.changedBy(trial, matcher, call);
        trial.expectThat(
                changed.isEmpty(),
                "%s changed \"%s\" without a lock: another thread may be changing it just then"
                        .formatted(method, changed.orElse("")));
    }

    @Test
    void givesLastPlaceToOneOfTwo(Trial trial) throws Exception {
        begin(trial, 1, 7);
        AtomicReference<ConcurrentCall<Optional<Pending>>> other = new AtomicReference<>();
        meanwhile(other, "register", () -> matcher.register(LIMIT));
        Optional<Pending> first = tryRegister();
        long got =
                List.of(first, result(other, () -> tryRegister())).stream()
                        .filter(Optional::isPresent)
                        .count();
        trial.expectThat(
                got == 1,
                "1 place, two threads at once: expected that one gets it, %d did".formatted(got),
                when(got == 2, AsksForPlaceFirst.class));
    }

    @Test
    void givesTwoThreadsTwoSequences(Trial trial) throws Exception {
        begin(trial, 2, 7);
        AtomicReference<ConcurrentCall<Optional<Pending>>> other = new AtomicReference<>();
        meanwhile(other, "register", () -> matcher.register(LIMIT));
        Optional<Pending> first = tryRegister();
        Optional<Pending> second = result(other, () -> tryRegister());
        TreeSet<Long> sequences = new TreeSet<>();
        List.of(first, second).forEach(p -> sequences.add(p.map(Pending::sequence).orElse(-1L)));
        trial.expect("the two sequences", new TreeSet<>(List.of(7L, 8L)), sequences);
        trial.expect("in flight", 2, matcher.inFlight());
    }

    @Test
    void leavesNobodyWaitingWhenTheConnectionEnds(Trial trial) throws Exception {
        begin(trial, 2, 7);
        AtomicReference<ConcurrentCall<Integer>> other = new AtomicReference<>();
        meanwhile(
                other,
                "close",
                () -> {
                    matcher.close(RESET);
                    return 0;
                });
        AtomicReference<Optional<Pending>> got = new AtomicReference<>(Optional.empty());
        CallResult attempt = CallResult.of(() -> got.set(tryRegister()));
        result(
                other,
                () -> {
                    matcher.close(RESET);
                    return 0;
                });
        trial.expectThat(
                got.get().isPresent() || attempt.threw(IOException.class),
                "register while the connection ends: expected a place or IOException, was "
                        + attempt.thrown());
        if (got.get().isPresent()) {
            boolean isOpen = !got.get().get().answer().isDone();
            expectFailed(got.get().get(), RESET, when(isOpen, LooksForEndFirst.class));
        }
        trial.expect("in flight", 0, matcher.inFlight());
    }

    @Test
    void freesPlaceOnceWhenAnswerAndTimeOutMeet(Trial trial) throws Exception {
        begin(trial, 1, 7);
        Pending pending = register();
        clock.moveTo(LIMIT);
        Message answer = answerTo(7);
        AtomicReference<ConcurrentCall<Boolean>> other = new AtomicReference<>();
        meanwhile(other, "answer", () -> matcher.answer(answer));
        expire();
        boolean answered = result(other, () -> matcher.answer(answer));
        trial.step("thread B", "answer(…) -> " + answered);
        if (answered) {
            expectAnswered(pending, answer);
        } else {
            expectTimedOut(pending);
        }
        int left = matcher.inFlight();
        trial.expect("in flight", 0, left, when(left < 0, FreesPlaceTwice.class));
        register();
        trial.expectThat(
                tryRegister().isEmpty(),
                "1 place, answer and time-out at once: two places are free now",
                always(FreesPlaceTwice.class));
    }

    /// Lets a second thread call while the first, which is about to call the matcher, reads the
    /// clock.
    private <T> void meanwhile(
            AtomicReference<ConcurrentCall<T>> other, String method, Callable<T> call) {
        clock.atNextRead(() -> {
            trial.step("thread A", "is kept while it reads the clock");
            trial.step("thread B", "calls " + method);
            other.set(ConcurrentCall.start(trial, "thread B", call));
        });
    }

    /// The second thread's result; if the clock was not read, the call is made now.
    private static <T> T result(AtomicReference<ConcurrentCall<T>> other, Callable<T> call)
            throws Exception {
        return other.get() == null ? call.call() : other.get().result();
    }

    // --- many threads ---

    @Test
    void givesEachOfManyThreadsItsOwnAnswer(Trial trial) throws Exception {
        begin(trial, 4, 4_294_967_000L);
        BlockingQueue<Long> sent = new LinkedBlockingQueue<>();
        List<Task<?>> askers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            askers.add(trial.start("asker " + i, () -> ask(sent)));
        }
        Task<?> reader = trial.start("reader", () -> answerAll(sent));
        for (Task<?> asker : askers) {
            asker.result();
        }
        sent.add(-1L);
        reader.result();
        trial.expect("in flight", 0, matcher.inFlight());
    }

    private Void ask(BlockingQueue<Long> sent) throws Exception {
        for (int i = 0; i < 200; i++) {
            Pending pending = register();
            sent.add(pending.sequence());
            String text = pending.answer().get().text();
            trial.expectThat(
                    text.equals("answer " + pending.sequence()),
                    "request %d got \"%s\"".formatted(pending.sequence(), text));
        }
        return null;
    }

    private Void answerAll(BlockingQueue<Long> sent) throws InterruptedException {
        for (long sequence = sent.take(); sequence >= 0; sequence = sent.take()) {
            trial.expectThat(
                    matcher.answer(answerTo(sequence)),
                    "request %d is in flight: answer said that no request waits"
                            .formatted(sequence));
        }
        return null;
    }
}
