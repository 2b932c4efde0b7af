package netcourse.lesson03.mistake;

import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;
import netcourse.lesson03.exercise.HeartbeatTimer;

/// What learners get wrong in exercise 3.8, heartbeats, and a peer that is silent; in the order of
/// the behaviours of [netcourse.lesson03.HeartbeatTimerCheck] that catch it.
public final class HeartbeatTimerMistakes {
    private HeartbeatTimerMistakes() {}

    /// A timer without a mistake. Each mistake in exercise 3.8 replaces one step of it.
    abstract static class PlainHeartbeatTimer implements HeartbeatTimer {
        long interval;
        LongSupplier clock;
        long spokeAt;
        long beats;
        long heardAt;
        boolean dropped;

        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            if (!interval.isPositive() || interval.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("interval " + interval);
            }
            this.interval = interval.toNanos();
            clock = nanoTime;
            dropped = false;
            spokeAt = clock.getAsLong();
            beats = 0;
            heardAt = clock.getAsLong();
        }

        @Override
        public void sent() {
            spokeAt = clock.getAsLong();
            beats = 0;
        }

        @Override
        public void heartbeatSent() {
            beats = (clock.getAsLong() - spokeAt) / interval;
        }

        @Override
        public void received() {
            heardAt = clock.getAsLong();
        }

        @Override
        public Due due() {
            long now = clock.getAsLong();
            dropped = dropped || isSilent(now);
            if (dropped) {
                return new Due.DropPeer();
            }
            if (isHeartbeatDue(now)) {
                return new Due.SendHeartbeat();
            }
            return new Due.Wait(Duration.ofNanos(Math.min(toHeartbeat(now), toDrop(now))));
        }

        boolean isSilent(long now) {
            return toDrop(now) <= 0;
        }

        boolean isHeartbeatDue(long now) {
            return toHeartbeat(now) <= 0;
        }

        long toHeartbeat(long now) {
            return (beats + 1) * interval - (now - spokeAt);
        }

        long toDrop(long now) {
            return MISSED * interval - (now - heardAt);
        }
    }

    @Mistake(
            does = "has a clock of its own, such as System.nanoTime()",
            sees =
                    """
                    The code works, but nobody can test it without waiting for half a minute. Use
                    the clock that is handed in.
                    """,
            caughtBy = "waitsAsLongAsNothingIsDue")
    public static class OwnClock extends PlainHeartbeatTimer {
        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            super.begin(interval, System::nanoTime);
        }
    }

    @Mistake(
            does = "answers with the interval, however much of it has passed",
            sees =
                    """
                    A caller that asks in the middle of an interval sleeps through the moment at
                    which something is due. Say what is left.
                    """,
            caughtBy = "waitsAsLongAsNothingIsDue")
    public static class WaitsWholeInterval extends PlainHeartbeatTimer {
        @Override
        public Due due() {
            return super.due() instanceof Due.Wait
                    ? new Due.Wait(Duration.ofNanos(interval))
                    : super.due();
        }
    }

    @Mistake(
            does = "sends heartbeats by the clock alone, even between other messages",
            sees =
                    """
                    Any message of ours shows the peer that we are there. On a busy connection an
                    extra heartbeat is work and bytes for nothing.
                    """,
            caughtBy = "putsHeartbeatOffWhenWeSaySomething")
    public static class IgnoresOurTraffic extends PlainHeartbeatTimer {
        @Override
        public void sent() {
            heartbeatSent();
        }
    }

    @Mistake(
            does = "keeps one time for both directions: what we send counts as a sign of the peer",
            sees =
                    """
                    Our own heartbeats keep a dead peer alive. A send that succeeds says only that
                    the bytes are in our send buffer.
                    """,
            caughtBy = "dropsPeerAfterThreeIntervalsOfSilence")
    public static class HearsItself extends PlainHeartbeatTimer {
        @Override
        public void sent() {
            super.sent();
            received();
        }

        @Override
        public void heartbeatSent() {
            super.heartbeatSent();
            received();
        }
    }

    @Mistake(
            does = "adds 1 to the missed heartbeats whenever it is asked and finds the peer silent",
            sees =
                    """
                    How often the question is asked is not how long it has been: a busy loop then
                    drops a healthy peer within a millisecond. Ask the clock.
                    """,
            caughtBy = "countsTimeAndNotQuestions")
    public static class CountsQuestions extends PlainHeartbeatTimer {
        private int missed;

        @Override
        public void received() {
            super.received();
            missed = 0;
        }

        @Override
        boolean isSilent(long now) {
            missed += now - heardAt >= interval ? 1 : 0;
            return missed > 2 * MISSED || super.isSilent(now);
        }
    }

    @Mistake(
            does = "counts the next interval from the moment at which the last heartbeat went out",
            sees =
                    """
                    Each heartbeat is a little late, and each makes all that follow late as well:
                    the delays add up. Count from the moment at which it was due.
                    """,
            caughtBy = "keepsTheBeatWhenHeartbeatsAreLate")
    public static class Drifts extends PlainHeartbeatTimer {
        @Override
        public void heartbeatSent() {
            sent();
        }

        @Override
        long toHeartbeat(long now) {
            return interval - (now - spokeAt);
        }
    }

    @Mistake(
            does = "moves the next heartbeat on by one interval, even if that has passed as well",
            sees =
                    """
                    After a pause of the process all the missed heartbeats go out in one burst,
                    which says no more than the first of them. Go on to the next moment that lies
                    ahead.
                    """,
            caughtBy = "doesNotMakeUpForMissedHeartbeats")
    public static class Bursts extends PlainHeartbeatTimer {
        @Override
        public void heartbeatSent() {
            beats += isHeartbeatDue(clock.getAsLong()) ? 1 : 0;
        }
    }

    @Mistake(
            does = "waits only for the next heartbeat of ours",
            sees =
                    """
                    The peer may have to be dropped earlier than that, and then no thread is awake
                    to do it. Wait for whichever comes first.
                    """,
            caughtBy = "waitsForWhateverComesFirst")
    public static class ForgetsPeerLimit extends PlainHeartbeatTimer {
        @Override
        public Due due() {
            Due due = super.due();
            return due instanceof Due.Wait
                    ? new Due.Wait(Duration.ofNanos(toHeartbeat(clock.getAsLong())))
                    : due;
        }
    }

    @Mistake(
            does = "takes a dropped peer back when something comes from it after all",
            sees =
                    """
                    The caller has closed the connection by now and failed its requests. An answer
                    that changes back leaves the two halves of the program with different opinions.
                    """,
            caughtBy = "dropsPeerForGood")
    public static class RevivesPeer extends PlainHeartbeatTimer {
        @Override
        public void received() {
            super.received();
            dropped = false;
        }
    }

    @Mistake(
            does = "compares the clock with a moment, instead of a difference with the interval",
            sees =
                    """
                    nanoTime may start anywhere, and may overflow. The moment is then a negative
                    number, and every reading seems to be later. Subtract, and compare the
                    difference.
                    """,
            caughtBy = "measuresDifferencesOfTheClock")
    public static class ComparesReadings extends PlainHeartbeatTimer {
        @Override
        boolean isSilent(long now) {
            return now >= heardAt + MISSED * interval;
        }

        @Override
        boolean isHeartbeatDue(long now) {
            return now >= spokeAt + (beats + 1) * interval;
        }
    }
}
