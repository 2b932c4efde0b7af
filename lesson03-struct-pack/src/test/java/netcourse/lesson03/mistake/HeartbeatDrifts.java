package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-drifts",
        does = "counts the next interval from the moment at which the last heartbeat went out",
        sees =
                "Each heartbeat is a little late, and each makes all that follow late as well: the delays add up. Count from the moment at which it was due.",
        caughtBy = "keepsTheBeatWhenHeartbeatsAreLate")
public class HeartbeatDrifts extends PlainHeartbeatTimer implements HeartbeatTimer {
    @Override
    public void heartbeatSent() {
        sent();
    }

    @Override
    long toHeartbeat(long now) {
        return interval - (now - spokeAt);
    }
}
