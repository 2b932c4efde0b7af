package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.lesson02.Connector;

@Mistake(
        id = "says-zero-on-failure",
        does = "catches the exception and returns 0 all the same",
        sees =
                "0 is success: the caller goes on with a socket that is not connected, and fails later, far from the cause.",
        caughtBy = "givesNumberOfRefusal")
public class SaysZeroOnFailure implements Connector {
    @Override
    public int connect(Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
        try {
            socket.connect(address, Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
        } catch (IOException e) {
            socket.close();
        }
        return 0;
    }
}
