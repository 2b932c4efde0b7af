package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-compares-readings",
        does = "compares the clock with a moment, and not a difference with the interval",
        sees =
                "nanoTime may start anywhere and overflow: the moment is then a negative number, and every reading seems to lie behind it. Subtract, and compare the difference.",
        caughtBy = "measuresDifferencesOfTheClock")
public class HeartbeatComparesReadings extends PlainHeartbeatTimer implements HeartbeatTimer {
    @Override
    public Due due() {
        return super.due();
    }

    @Override
    boolean isSilent(long now) {
        return now >= heardAt + MISSED * interval;
    }

    @Override
    boolean isHeartbeatDue(long now) {
        return now >= spokeAt + (beats + 1) * interval;
    }
}
