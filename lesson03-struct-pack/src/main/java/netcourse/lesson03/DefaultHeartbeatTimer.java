package netcourse.lesson03;

import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.lesson03.exercise.HeartbeatTimer;

/// The [HeartbeatTimer] of server and client.
final class DefaultHeartbeatTimer implements HeartbeatTimer {
    private LongSupplier clock;
    private long interval;
    private long lastHeard;
    private long lastSent;
    private long heartbeats;
    private boolean givenUp;

    @Override
    public void begin(Duration each, LongSupplier nanoTime) {
        if (!each.isPositive() || each.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "interval must be more than 0 and at most a day, was " + each);
        }
        interval = each.toNanos();
        clock = nanoTime;
        givenUp = false;
        sent();
        received();
    }

    @Override
    public void sent() {
        lastSent = clock.getAsLong();
        heartbeats = 0;
    }

    @Override
    public void heartbeatSent() {
        heartbeats = (clock.getAsLong() - lastSent) / interval;
    }

    @Override
    public void received() {
        lastHeard = clock.getAsLong();
    }

    @Override
    public Due due() {
        long now = clock.getAsLong();
        long toDrop = MISSED * interval - (now - lastHeard);
        long toHeartbeat = (heartbeats + 1) * interval - (now - lastSent);
        givenUp = givenUp || toDrop <= 0;
        if (givenUp) {
            return new Due.DropPeer();
        }
        return toHeartbeat <= 0
                ? new Due.SendHeartbeat()
                : new Due.Wait(Duration.ofNanos(Math.min(toHeartbeat, toDrop)));
    }
}
