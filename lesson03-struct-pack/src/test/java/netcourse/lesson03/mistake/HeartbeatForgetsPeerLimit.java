package netcourse.lesson03.mistake;

import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-forgets-peer-limit",
        does = "waits for the next heartbeat of ours only",
        sees =
                "The moment at which the peer is to be dropped may come before it; then nobody is awake. Wait for whichever comes first.",
        caughtBy = "waitsForWhateverComesFirst")
public class HeartbeatForgetsPeerLimit extends PlainHeartbeatTimer implements HeartbeatTimer {
    @Override
    public Due due() {
        Due due = super.due();
        return due instanceof Due.Wait
                ? new Due.Wait(Duration.ofNanos(toHeartbeat(clock.getAsLong())))
                : due;
    }
}
