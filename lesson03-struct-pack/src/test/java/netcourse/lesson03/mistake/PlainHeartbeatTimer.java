package netcourse.lesson03.mistake;

import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.lesson03.HeartbeatTimer;

/// A timer without a mistake. Each mistake in exercise 3.9 replaces one step of it.
abstract class PlainHeartbeatTimer implements HeartbeatTimer {
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
