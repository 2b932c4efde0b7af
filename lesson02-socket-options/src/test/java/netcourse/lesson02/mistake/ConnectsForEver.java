package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.Connector;
import netcourse.lesson02.ErrorNumber;

@Mistake(
        id = "connects-for-ever",
        does = "connects without the limit",
        sees =
                "connect(address) waits until the system gives up: minutes, if a firewall drops the segments without a word.",
        caughtBy = "givesUpWhenTheLimitIsOver",
        verdict = Verdict.STUCK)
public class ConnectsForEver implements Connector {
    @Override
    public int connect(Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
        try {
            socket.connect(address);
            return 0;
        } catch (IOException e) {
            socket.close();
            return ErrorNumber.ECONNREFUSED.number();
        }
    }
}
