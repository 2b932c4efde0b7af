package netcourse.lesson03;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.PretendClock;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson03.exercise.HeartbeatTimer;
import netcourse.lesson03.exercise.HeartbeatTimer.Due;
import netcourse.lesson03.exercise.MyHeartbeatTimer;
import netcourse.lesson03.mistake.HeartbeatTimerMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [HeartbeatTimer]. The interval is ten seconds; none of them passes.
@Check(
        id = "3.8",
        title = "heartbeats, and a peer that is silent",
        exercise = MyHeartbeatTimer.class,
        core = false,
        difficulty = 2,
        minutes = 25)
class HeartbeatTimerCheck {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Due SEND = new Due.SendHeartbeat();
    private static final Due DROP = new Due.DropPeer();

    private final HeartbeatTimer timer;
    private Trial trial;
    private PretendClock clock;

    HeartbeatTimerCheck(HeartbeatTimer timer) {
        this.timer = timer;
    }

    @Test
    void waitsAsLongAsNothingIsDue(Trial trial) {
        begin(trial, -77);
        Due due = due();
        boolean wrong = !waitFor(10).equals(due);
        expect(
                waitFor(10),
                due,
                when(wrong && clock.reads() == 0 && agesByItself(due), OwnClock.class));
        at(4);
        due = due();
        boolean whole = waitFor(10).equals(due) && sendsAt(10);
        expect(waitFor(6), due, when(whole, WaitsWholeInterval.class));
        at(9.999_999_999);
        expect(new Due.Wait(Duration.ofNanos(1)));
    }

    /// Whether the answer changes although the clock stands still.
    private boolean agesByItself(Due first) {
        return first != null
                && IntStream.range(0, 10_000)
                        .mapToObj(_ -> CallResult.of(timer::due).returned())
                        .anyMatch(due -> due instanceof Due.Wait && !due.equals(first));
    }

    /// A look ahead, and no step of the report.
    private boolean sendsAt(double seconds) {
        clock.jumpTo(duration(seconds));
        return SEND.equals(timer.due());
    }

    @Test
    void asksForHeartbeatWhenWeAreSilent(Trial trial) {
        begin(trial, 0);
        at(10);
        received();
        expect(SEND);
        expect(SEND);
        heartbeatSent();
        expect(waitFor(10));
        at(20);
        received();
        expect(SEND);
        heartbeatSent();
        expect(waitFor(10));
    }

    @Test
    void putsHeartbeatOffWhenWeSaySomething(Trial trial) {
        begin(trial, 0);
        at(7);
        received();
        int reads = clock.reads();
        sent();
        boolean timed = clock.reads() > reads; // so sent() is not merely empty
        Due due = due();
        expect(waitFor(10), due, when(timed && waitFor(3).equals(due), IgnoresOurTraffic.class));
        at(10);
        expect(waitFor(7));
        at(18);
        expect(SEND);
        sent();
        expect(waitFor(10));
    }

    @Test
    void dropsPeerAfterThreeIntervalsOfSilence(Trial trial) {
        begin(trial, 0);
        for (int beat = 1; beat <= 2; beat++) {
            at(10 * beat);
            expect(SEND);
            heartbeatSent();
        }
        at(29);
        sent();
        at(30);
        Due due = due();
        expect(DROP, due, when(!DROP.equals(due) && dropsFirstAt(59), HearsItself.class));
    }

    /// Whether a heartbeat is due from this moment on: a look ahead, and no step of the report.
    private boolean sendsFirstAt(double seconds) {
        clock.jumpTo(duration(seconds).minusNanos(1));
        boolean before = SEND.equals(timer.due());
        clock.jumpTo(duration(seconds));
        return !before && SEND.equals(timer.due());
    }

    /// Whether the peer is dropped three intervals after our last message: a look ahead, and no
    /// step of the report.
    private boolean dropsFirstAt(double seconds) {
        clock.jumpTo(duration(seconds).minusNanos(1));
        boolean before = DROP.equals(timer.due());
        clock.jumpTo(duration(seconds));
        return !before && DROP.equals(timer.due());
    }

    @Test
    void dropsPeerRatherThanSendHeartbeat(Trial trial) {
        begin(trial, 0);
        at(30);
        expect(DROP);
    }

    @Test
    void keepsPeerThatSaysAnything(Trial trial) {
        begin(trial, 0);
        for (double time = 29.9; time < 300; time += 29.9) {
            at(time);
            received();
            sent();
            expect(waitFor(10));
        }
    }

    /// Nobody has asked in time, and what came then counts.
    @Test
    void keepsPeerThatWasHeardBeforeAnybodyAsked(Trial trial) {
        begin(trial, 77);
        at(31);
        received();
        sent();
        expect(waitFor(10));
    }

    @Test
    void countsTimeAndNotQuestions(Trial trial) {
        begin(trial, 0);
        at(12);
        for (int i = 1; i <= 100; i++) {
            Due due = timer.due();
            trial.expectThat(
                    SEND.equals(due),
                    "asked at 12 s, question %d: expected %s, was %s"
                            .formatted(i, text(SEND), text(due)),
                    when(i > 1 && DROP.equals(due), CountsQuestions.class));
        }
    }

    @Test
    void keepsTheBeatWhenHeartbeatsAreLate(Trial trial) {
        begin(trial, 0);
        for (int beat = 1; beat <= 5; beat++) {
            at(10 * beat + 0.4);
            received();
            expect(SEND);
            heartbeatSent();
            Due due = due();
            boolean late = waitFor(10).equals(due) && sendsFirstAt(10 * beat + 10.4);
            expect(waitFor(9.6), due, when(late, Drifts.class));
        }
    }

    @Test
    void doesNotMakeUpForMissedHeartbeats(Trial trial) {
        begin(trial, 0);
        at(75);
        received();
        expect(SEND);
        heartbeatSent();
        Due due = due();
        expect(waitFor(5), due, when(SEND.equals(due) && makesUpForAll(), Bursts.class));
        at(80);
        expect(SEND);
        heartbeatSent();
        at(100);
        received();
        expect(SEND);
        heartbeatSent();
        expect(waitFor(10));
    }

    /// Whether the six that were missed are sent, and no more: a look ahead.
    private boolean makesUpForAll() {
        int more = 0;
        while (more < 10 && SEND.equals(timer.due())) {
            timer.heartbeatSent();
            more++;
        }
        return more == 6 && waitFor(5).equals(timer.due());
    }

    @Test
    void skipsNoHeartbeatAfterAnEarlyOne(Trial trial) {
        begin(trial, 0);
        at(4);
        heartbeatSent();
        expect(waitFor(6));
        at(10);
        received();
        heartbeatSent();
        heartbeatSent();
        expect(waitFor(10));
    }

    @Test
    void waitsForWhateverComesFirst(Trial trial) {
        begin(trial, 0);
        at(25);
        sent();
        Due due = due();
        boolean ours = waitFor(10).equals(due) && waitsAt(29, 6);
        expect(waitFor(5), due, when(ours, ForgetsPeerLimit.class));
        at(29);
        expect(waitFor(1));
        received();
        expect(waitFor(6));
    }

    /// A look ahead, and no step of the report.
    private boolean waitsAt(double seconds, double forSeconds) {
        clock.jumpTo(duration(seconds));
        return waitFor(forSeconds).equals(timer.due());
    }

    @Test
    void dropsPeerForGood(Trial trial) {
        begin(trial, 0);
        at(30);
        expect(DROP);
        expect(DROP);
        received();
        expect(DROP, due(), always(RevivesPeer.class));
        at(31);
        sent();
        expect(DROP);
    }

    @Test
    void forgetsTheConnectionBefore(Trial trial) {
        begin(trial, 0);
        at(30);
        expect(DROP);
        begin(trial, 1_000_000);
        expect(waitFor(10));
        at(4);
        expect(waitFor(6));
    }

    @Test
    void measuresDifferencesOfTheClock(Trial trial) {
        for (int soon : List.of(5, 15, 25)) {
            trial.nextCase();
            begin(trial, Long.MAX_VALUE - Duration.ofSeconds(soon).toNanos());
            trial.step("the clock", "overflows after %d s".formatted(soon));
            // The clock has not overflowed yet: only a sum with an interval has.
            Due due = due();
            boolean isOver = SEND.equals(due) || DROP.equals(due);
            expect(waitFor(10), due, when(isOver, ComparesReadings.class));
            at(9);
            expect(waitFor(1));
            at(11);
            expect(SEND);
            heartbeatSent();
            expect(waitFor(9));
            at(29);
            sent();
            expect(waitFor(1));
            received();
            expect(waitFor(10));
            at(58);
            sent();
            expect(waitFor(1));
            at(59);
            expect(DROP);
        }
    }

    @Test
    void refusesImpossibleIntervals(Trial trial) {
        PretendClock unread = new PretendClock(trial, 0);
        for (Duration interval :
                List.of(
                        Duration.ZERO,
                        INTERVAL.negated(),
                        Duration.ofDays(1).plusNanos(1),
                        Duration.ofDays(1_000_000))) {
            trial.expectThrows(
                    IllegalArgumentException.class,
                    "the interval is " + interval,
                    () -> timer.begin(interval, unread));
        }
        begin(trial, 0, Duration.ofDays(1));
        expect(new Due.Wait(Duration.ofDays(1)));
        begin(trial, 0, Duration.ofNanos(1));
        expect(new Due.Wait(Duration.ofNanos(1)));
    }

    @Test
    void measuresToTheNanosecond(Trial trial) {
        Duration interval = Duration.ofNanos(1_500_001);
        begin(trial, 0, interval);
        expect(new Due.Wait(interval));
        clock.moveTo(Duration.ofMillis(1));
        expect(new Due.Wait(Duration.ofNanos(500_001)));
        clock.moveTo(interval.multipliedBy(3).minusNanos(1));
        sent();
        expect(new Due.Wait(Duration.ofNanos(1)));
        clock.moveTo(interval.multipliedBy(3));
        expect(DROP);
    }

    /// A real clock goes on between two readings.
    @Test
    void readsClockThatRuns(Trial trial) {
        begin(trial, 0, Duration.ofNanos(40));
        long[] now = new long[1];
        trial.calling("begin(40 ns, a clock that advances by 1 ns with each reading)");
        timer.begin(Duration.ofNanos(40), () -> now[0]++);
        for (Due due = null; !DROP.equals(due) && now[0] < 1000; ) {
            CallResult attempt = CallResult.of(timer::due);
            attempt.expectReturned(trial, "the clock shows %d ns".formatted(now[0]));
            due = (Due) attempt.returned();
            trial.expectThat(due != null, "due returned null");
            if (SEND.equals(due)) {
                timer.heartbeatSent();
            }
        }
    }

    @Test
    void keepsConnectionsApart(Trial trial) throws Exception {
        HeartbeatTimer other = timer.getClass().getDeclaredConstructor().newInstance();
        PretendClock others = new PretendClock(trial, 1_000_000);
        begin(trial, 0);
        at(4);
        trial.calling("begin(1 s, another clock) of another timer, which drops its peer");
        other.begin(Duration.ofSeconds(1), others);
        others.moveTo(Duration.ofSeconds(3));
        trial.expect("what is due there", DROP, other.due());
        expect(waitFor(6));
        at(29);
        other.begin(Duration.ofSeconds(1), others);
        other.received();
        sent();
        expect(waitFor(1));
    }

    // --- what they share ---

    private void begin(Trial trial, long start) {
        begin(trial, start, INTERVAL);
    }

    private void begin(Trial trial, long start, Duration interval) {
        this.trial = trial;
        clock = new PretendClock(trial, start);
        trial.calling("begin(%s, clock)".formatted(PretendClock.text(interval)));
        timer.begin(interval, clock);
    }

    private static Due waitFor(double seconds) {
        return new Due.Wait(duration(seconds));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private void at(double seconds) {
        clock.moveTo(duration(seconds));
    }

    private void sent() {
        trial.calling("sent()");
        timer.sent();
    }

    private void heartbeatSent() {
        trial.calling("heartbeatSent()");
        timer.heartbeatSent();
    }

    private void received() {
        trial.calling("received()");
        timer.received();
    }

    private Due due() {
        clock.note(true);
        Due due = timer.due();
        clock.note(false);
        trial.calling("due() -> " + text(due));
        return due;
    }

    private void expect(Due expected) {
        expect(expected, due());
    }

    private void expect(Due expected, Due actual, Symptom... symptoms) {
        trial.expectThat(
                expected.equals(actual),
                "expected %s, was %s".formatted(text(expected), text(actual)),
                symptoms);
    }

    private static String text(Due due) {
        return due instanceof Due.Wait(Duration time)
                ? "wait " + PretendClock.text(time)
                : String.valueOf(due).replace("[]", "");
    }
}
