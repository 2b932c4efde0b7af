package netcourse.lesson03.mistake;

import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.authoring.Wrong;
import netcourse.lesson03.exercise.HeartbeatTimer;
import netcourse.lesson03.mistake.HeartbeatTimerMistakes.PlainHeartbeatTimer;

/// Further wrong solutions of exercise 3.8.
public final class HeartbeatTimerWrong {
    private HeartbeatTimerWrong() {}

    @Wrong(value = "returns null", nameless = true)
    public static class ReturnsNothing implements HeartbeatTimer {
        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {}

        @Override
        public void sent() {}

        @Override
        public void heartbeatSent() {}

        @Override
        public void received() {}

        @Override
        public Due due() {
            return null;
        }
    }

    @Wrong(value = "always asks for a heartbeat", nameless = true)
    public static class AlwaysSends extends ReturnsNothing {
        @Override
        public Due due() {
            return new Due.SendHeartbeat();
        }
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn extends ReturnsNothing {
        @Override
        public Due due() {
            throw new IllegalStateException("not yet");
        }
    }

    @Wrong("has one moment of the last word for all connections")
    public static class SharesMoment extends PlainHeartbeatTimer {
        private static long heard;

        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            super.begin(interval, nanoTime);
            heard = heardAt;
        }

        @Override
        public void received() {
            super.received();
            heard = heardAt;
        }

        @Override
        long toDrop(long now) {
            heardAt = heard;
            return super.toDrop(now);
        }
    }

    @Wrong("has one verdict for all connections")
    public static class SharesVerdict extends PlainHeartbeatTimer {
        private static boolean silent;

        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            super.begin(interval, nanoTime);
            silent = false;
        }

        @Override
        boolean isSilent(long now) {
            silent |= super.isSilent(now);
            return silent;
        }
    }

    @Wrong("has one clock for all connections")
    public static class SharesClock extends PlainHeartbeatTimer {
        private static LongSupplier shared;

        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            shared = nanoTime;
            super.begin(interval, () -> shared.getAsLong());
        }
    }

    @Wrong("reads the clock again for the time to wait, which may then be none")
    public static class ReadsTwice extends PlainHeartbeatTimer {
        @Override
        public Due due() {
            dropped = dropped || isSilent(clock.getAsLong());
            if (dropped) {
                return new Due.DropPeer();
            }
            if (isHeartbeatDue(clock.getAsLong())) {
                return new Due.SendHeartbeat();
            }
            long now = clock.getAsLong();
            return new Due.Wait(Duration.ofNanos(Math.min(toHeartbeat(now), toDrop(now))));
        }
    }

    @Wrong("keeps the interval in whole milliseconds")
    public static class RoundsInterval extends PlainHeartbeatTimer {
        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            boolean round = interval.compareTo(Duration.ofMillis(1)) >= 0;
            super.begin(
                    round ? Duration.ofMillis(Math.min(interval.toMillis(), 86_400_000)) : interval,
                    nanoTime);
            if (interval.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException();
            }
        }
    }

    @Wrong("waits in whole milliseconds, rounded up")
    public static class RoundsWait extends PlainHeartbeatTimer {
        @Override
        public Due due() {
            return super.due() instanceof Due.Wait(Duration time)
                            && time.compareTo(Duration.ofMillis(1)) > 0
                    ? new Due.Wait(Duration.ofMillis(time.plusNanos(999_999).toMillis()))
                    : super.due();
        }
    }

    @Wrong("takes a heartbeat that is late by whole intervals for one that was due just now")
    public static class CountsOneLess extends PlainHeartbeatTimer {
        @Override
        public void heartbeatSent() {
            beats = Math.max(beats, (clock.getAsLong() - spokeAt - 1) / interval);
        }
    }

    @Wrong("counts what comes from the peer as a word of ours")
    public static class PeerSpeaksForUs extends PlainHeartbeatTimer {
        @Override
        public void received() {
            super.received();
            sent();
        }
    }

    @Wrong("takes a reading of 0 for none")
    public static class ZeroIsNever extends PlainHeartbeatTimer {
        @Override
        long toDrop(long now) {
            return heardAt == 0 ? Long.MAX_VALUE : super.toDrop(now);
        }
    }

    @Wrong("drops a peer at the first reading beyond three intervals, not at them")
    public static class DropsLate extends PlainHeartbeatTimer {
        @Override
        boolean isSilent(long now) {
            return toDrop(now) < 0;
        }

        @Override
        long toDrop(long now) {
            return super.toDrop(now);
        }
    }

    @Wrong("takes the question for the sending of the heartbeat")
    public static class AskingIsSending extends PlainHeartbeatTimer {
        @Override
        public Due due() {
            Due due = super.due();
            if (due instanceof Due.SendHeartbeat) {
                heartbeatSent();
            }
            return due;
        }
    }

    @Wrong("drops a peer only when it is asked in time")
    public static class DropsOnlyIfAsked extends PlainHeartbeatTimer {
        @Override
        public void sent() {
            dropped = dropped || isSilent(clock.getAsLong());
            super.sent();
        }

        @Override
        public void received() {
            dropped = dropped || isSilent(clock.getAsLong());
            super.received();
        }
    }

    @Wrong("refuses an interval of a whole day")
    public static class RefusesDay extends PlainHeartbeatTimer {
        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            super.begin(interval.equals(Duration.ofDays(1)) ? Duration.ZERO : interval, nanoTime);
        }
    }

    @Wrong("takes a heartbeat of ours for a new beginning of the beat, when it came early")
    public static class EarlyHeartbeatRestarts extends PlainHeartbeatTimer {
        @Override
        public void heartbeatSent() {
            if (isHeartbeatDue(clock.getAsLong())) {
                super.heartbeatSent();
            } else {
                sent();
            }
        }
    }

    @Wrong("refuses a huge interval with an ArithmeticException")
    public static class OverflowsInterval extends PlainHeartbeatTimer {
        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            interval.toNanos();
            super.begin(interval, nanoTime);
        }
    }

    @Wrong(value = "takes the later of two readings, by their values", nameless = true)
    public static class TakesGreaterReading extends PlainHeartbeatTimer {
        @Override
        public void received() {
            heardAt = Math.max(heardAt, clock.getAsLong());
        }
    }

    @Wrong("goes on with the clock of the first connection")
    public static class KeepsClock extends PlainHeartbeatTimer {
        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            super.begin(interval, clock == null ? nanoTime : clock);
        }
    }

    @Wrong(value = "waits for three intervals, and reads no clock", nameless = true)
    public static class HasNoClock extends PlainHeartbeatTimer {
        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            super.begin(interval, () -> 0);
        }

        @Override
        long toHeartbeat(long now) {
            return 3 * interval;
        }
    }

    @Wrong(value = "counts the interval anew from each question", nameless = true)
    public static class AskingRestarts extends PlainHeartbeatTimer {
        @Override
        public Due due() {
            sent();
            return super.due();
        }
    }

    @Wrong(value = "takes the second of two questions for an answered one", nameless = true)
    public static class AnswersOnce extends PlainHeartbeatTimer {
        private int asked;

        @Override
        public Due due() {
            Due due = super.due();
            asked = due instanceof Due.SendHeartbeat ? asked + 1 : 0;
            return asked > 50 ? new Due.Wait(Duration.ofNanos(interval)) : due;
        }
    }

    @Wrong(value = "takes the difference of two readings as Durations", nameless = true)
    public static class SubtractsDurations extends PlainHeartbeatTimer {
        @Override
        boolean isHeartbeatDue(long now) {
            Duration silent = Duration.ofNanos(now).minus(Duration.ofNanos(spokeAt));
            return silent.compareTo(Duration.ofNanos((beats + 1) * interval)) >= 0;
        }
    }

    @Wrong(
            value = "rests for a whole interval after a heartbeat, and keeps the beat",
            nameless = true)
    public static class RestsAfterHeartbeat extends PlainHeartbeatTimer {
        private long restsAt = -1;

        @Override
        public void heartbeatSent() {
            super.heartbeatSent();
            restsAt = clock.getAsLong();
        }

        @Override
        long toHeartbeat(long now) {
            return now == restsAt ? interval : super.toHeartbeat(now);
        }
    }

    @Wrong(
            value = "takes no notice of a heartbeat that is late by an interval or more",
            nameless = true)
    public static class IgnoresLateHeartbeat extends PlainHeartbeatTimer {
        @Override
        public void heartbeatSent() {
            if (toHeartbeat(clock.getAsLong()) > -interval) {
                super.heartbeatSent();
            }
        }
    }

    @Wrong(value = "waits for a whole interval when we have just sent something", nameless = true)
    public static class RestsAfterSending extends PlainHeartbeatTimer {
        private long restsAt = -1;

        @Override
        public void sent() {
            super.sent();
            restsAt = clock.getAsLong();
        }

        @Override
        long toDrop(long now) {
            return now == restsAt && super.toDrop(now) > 0 ? interval : super.toDrop(now);
        }
    }

    @Wrong(value = "drops the peer once, and waits again from then on", nameless = true)
    public static class DropsOnce extends PlainHeartbeatTimer {
        @Override
        public Due due() {
            Due due = super.due();
            if (due instanceof Due.DropPeer) {
                dropped = false;
                received();
            }
            return due;
        }
    }
}
