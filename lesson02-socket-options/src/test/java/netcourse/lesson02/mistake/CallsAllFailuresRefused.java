package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.lesson02.Connector;
import netcourse.lesson02.ErrorNumber;

@Mistake(
        id = "calls-all-failures-refused",
        does = "takes every failure for a refusal",
        sees =
                "A refusal says that the host is there and the port is not; a name that is wrong, or a silent host, needs another cure.",
        caughtBy = "givesUpWhenTheLimitIsOver")
public class CallsAllFailuresRefused implements Connector {
    @Override
    public int connect(Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
        try {
            socket.connect(address, Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
            return 0;
        } catch (IOException e) {
            socket.close();
            return ErrorNumber.ECONNREFUSED.number();
        }
    }
}
