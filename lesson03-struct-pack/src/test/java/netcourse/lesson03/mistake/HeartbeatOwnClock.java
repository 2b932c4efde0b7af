package netcourse.lesson03.mistake;

import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-own-clock",
        does = "asks System.nanoTime() and not the clock that it was given",
        sees =
                "The code works, but nobody can test it without waiting for half a minute: take the time from the clock that is handed in.",
        caughtBy = "waitsAsLongAsNothingIsDue")
public class HeartbeatOwnClock extends PlainHeartbeatTimer implements HeartbeatTimer {
    @Override
    public void begin(Duration interval, LongSupplier nanoTime) {
        super.begin(interval, System::nanoTime);
    }
}
