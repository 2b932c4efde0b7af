package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-counts-questions",
        does = "adds 1 to the missed heartbeats whenever it is asked and finds the peer silent",
        sees =
                "How often somebody asks is not how long it has been: a busy loop then drops a healthy peer within a millisecond. Ask the clock.",
        caughtBy = "countsTimeAndNotQuestions")
public class HeartbeatCountsQuestions extends PlainHeartbeatTimer implements HeartbeatTimer {
    private int missed;

    @Override
    public void received() {
        super.received();
        missed = 0;
    }

    @Override
    boolean isSilent(long now) {
        missed += now - heardAt >= interval ? 1 : 0;
        return missed > 2 * MISSED || super.isSilent(now);
    }
}
