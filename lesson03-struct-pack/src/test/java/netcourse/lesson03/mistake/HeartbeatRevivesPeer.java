package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeartbeatTimer;

@Mistake(
        id = "heartbeat-revives-peer",
        does = "takes a dropped peer back when something comes from it after all",
        sees =
                "Who was told to drop the peer has closed the connection by now and failed its requests. An answer that changes back leaves two halves of the program with two opinions.",
        caughtBy = "dropsPeerForGood")
public class HeartbeatRevivesPeer extends PlainHeartbeatTimer implements HeartbeatTimer {
    @Override
    public void received() {
        super.received();
        dropped = false;
    }
}
