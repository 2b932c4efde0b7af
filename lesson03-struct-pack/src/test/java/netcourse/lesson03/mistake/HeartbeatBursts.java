package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-bursts",
        does = "moves the next heartbeat on by one interval, even if that has passed as well",
        sees =
                "After a pause of the process all the missed heartbeats go out in one burst, which tells the peer nothing that the first did not. Go on to the next moment that lies ahead.",
        caughtBy = "doesNotMakeUpForMissedHeartbeats")
public class HeartbeatBursts extends PlainHeartbeatTimer implements HeartbeatTimer {
    @Override
    public void heartbeatSent() {
        beats += isHeartbeatDue(clock.getAsLong()) ? 1 : 0;
    }
}
