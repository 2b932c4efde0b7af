package netcourse.lesson03.mistake;

import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-waits-whole-interval",
        does = "answers with the interval, whatever has passed of it",
        sees =
                "Whoever asks in the middle of an interval sleeps through the moment at which something is due. Say what is left.",
        caughtBy = "waitsAsLongAsNothingIsDue")
public class HeartbeatWaitsWholeInterval extends PlainHeartbeatTimer implements HeartbeatTimer {
    @Override
    public Due due() {
        return super.due() instanceof Due.Wait
                ? new Due.Wait(Duration.ofNanos(interval))
                : super.due();
    }
}
