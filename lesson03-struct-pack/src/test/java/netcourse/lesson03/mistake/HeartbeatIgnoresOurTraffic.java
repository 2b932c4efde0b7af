package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-ignores-our-traffic",
        does = "sends heartbeats by the clock alone, also between other messages",
        sees =
                "Any message of ours tells the peer that we are there. On a busy connection a heartbeat beside it is work and bytes for nothing.",
        caughtBy = "putsHeartbeatOffWhenWeSaySomething")
public class HeartbeatIgnoresOurTraffic extends PlainHeartbeatTimer implements HeartbeatTimer {
    @Override
    public void sent() {
        heartbeatSent();
    }
}
