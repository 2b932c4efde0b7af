package netcourse.lesson03.answer;

import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.authoring.Alternative;
import netcourse.lesson03.exercise.HeartbeatTimer;

/// Unusual solutions of exercise 3.8, heartbeats, and a peer that is silent, which are right.
public final class HeartbeatTimerAlternatives {
    private HeartbeatTimerAlternatives() {}

    @Alternative(
            """
            keeps two stop-watches in Durations, and compares how many whole intervals
            have passed with how many a heartbeat has answered for
            """)
    public static class CountsWholeIntervals implements HeartbeatTimer {
        private static final class StopWatch {
            private final LongSupplier clock;
            private final long start;

            StopWatch(LongSupplier clock) {
                this.clock = clock;
                start = clock.getAsLong();
            }

            Duration time() {
                return Duration.ofNanos(clock.getAsLong()).minusNanos(start);
            }
        }

        private Duration interval;
        private LongSupplier clock;
        private StopWatch ours;
        private StopWatch theirs;
        private long answeredFor;
        private Due last;

        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            if (interval.isNegative() || interval.isZero() || interval.toDays() >= 1) {
                if (!interval.equals(Duration.ofDays(1))) {
                    throw new IllegalArgumentException("an interval of " + interval);
                }
            }
            this.interval = interval;
            // Differences are taken of Durations, which do not overflow: so the readings must not.
            long origin = nanoTime.getAsLong();
            clock = () -> nanoTime.getAsLong() - origin;
            last = new Due.SendHeartbeat();
            sent();
            received();
        }

        @Override
        public void sent() {
            ours = new StopWatch(clock);
            answeredFor = 0;
        }

        @Override
        public void heartbeatSent() {
            answeredFor = ours.time().dividedBy(interval);
        }

        @Override
        public void received() {
            theirs = new StopWatch(clock);
        }

        @Override
        public Due due() {
            if (!(last instanceof Due.DropPeer)) {
                last = look(ours.time(), theirs.time());
            }
            return last;
        }

        private Due look(Duration silenceOfOurs, Duration silenceOfPeer) {
            if (silenceOfPeer.dividedBy(interval) >= MISSED) {
                return new Due.DropPeer();
            }
            if (silenceOfOurs.dividedBy(interval) > answeredFor) {
                return new Due.SendHeartbeat();
            }
            Duration one = interval.multipliedBy(answeredFor + 1).minus(silenceOfOurs);
            Duration other = interval.multipliedBy(MISSED).minus(silenceOfPeer);
            return new Due.Wait(one.compareTo(other) < 0 ? one : other);
        }
    }

    @Alternative("keeps a list of the moments at which something is due, counted from begin")
    public static class CountsFromBegin implements HeartbeatTimer {
        private LongSupplier sinceBegin;
        private long interval;
        private long beat;
        private long end;
        private boolean isOver;

        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {
            if (interval.compareTo(Duration.ofNanos(1)) < 0
                    || Duration.ofDays(1).compareTo(interval) < 0) {
                throw new IllegalArgumentException("an interval of " + interval);
            }
            long begin = nanoTime.getAsLong();
            sinceBegin = () -> nanoTime.getAsLong() - begin;
            this.interval = interval.toNanos();
            isOver = false;
            beat = this.interval;
            end = MISSED * this.interval;
        }

        @Override
        public void sent() {
            beat = sinceBegin.getAsLong() + interval;
        }

        @Override
        public void heartbeatSent() {
            long now = sinceBegin.getAsLong();
            while (beat - now > interval) {
                beat -= interval;
            }
            beat += beat <= now ? ((now - beat) / interval + 1) * interval : 0;
        }

        @Override
        public void received() {
            end = sinceBegin.getAsLong() + MISSED * interval;
        }

        @Override
        public Due due() {
            long now = sinceBegin.getAsLong();
            isOver |= end <= now;
            if (isOver) {
                return new Due.DropPeer();
            }
            long next = Math.min(beat, end);
            return beat <= now
                    ? new Due.SendHeartbeat()
                    : new Due.Wait(Duration.ofNanos(next - now));
        }
    }
}
