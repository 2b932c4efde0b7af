package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-hears-itself",
        does = "keeps one time for both directions: what we send counts as a sign of the peer",
        sees =
                "Our own heartbeats keep a dead peer alive for ever. A send that succeeds says only that the bytes are in our send buffer.",
        caughtBy = "dropsPeerAfterThreeIntervalsOfSilence")
public class HeartbeatHearsItself extends PlainHeartbeatTimer implements HeartbeatTimer {
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
