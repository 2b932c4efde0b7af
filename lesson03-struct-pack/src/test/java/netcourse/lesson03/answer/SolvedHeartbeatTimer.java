package netcourse.lesson03.answer;

import static netcourse.lesson03.exercise.HeartbeatTimer.MISSED;

import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.lesson03.exercise.HeartbeatTimer;
import netcourse.lesson03.exercise.HeartbeatTimer.Due;

/// The answer to exercise 3.8.
public class SolvedHeartbeatTimer implements HeartbeatTimer {
    // @start region="heartbeats"
    private LongSupplier clock;
    private long interval;
    private long nextHeartbeat;
    private long lastHeard;
    private boolean dropped;

    // @end

    @Override
    public void begin(Duration interval, LongSupplier nanoTime) {
        if (!interval.isPositive() || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "interval must be more than 0 and at most a day, was " + interval);
        }
        this.interval = interval.toNanos();
        clock = nanoTime;
        dropped = false;
        sent();
        received();
    }

    // @start region="heartbeats"
    @Override
    public void sent() {
        nextHeartbeat = clock.getAsLong() + interval;
    }

    @Override
    public void heartbeatSent() {
        long late = clock.getAsLong() - nextHeartbeat;
        nextHeartbeat += (Math.floorDiv(late, interval) + 1) * interval;
    }

    @Override
    public void received() {
        lastHeard = clock.getAsLong();
    }

    @Override
    public Due due() {
        long now = clock.getAsLong();
        long toDrop = MISSED * interval - (now - lastHeard);
        long toHeartbeat = nextHeartbeat - now;
        dropped = dropped || toDrop <= 0;
        if (dropped) {
            return new Due.DropPeer();
        }
        return toHeartbeat <= 0
                ? new Due.SendHeartbeat()
                : new Due.Wait(Duration.ofNanos(Math.min(toHeartbeat, toDrop)));
    }
    // @end
}
