package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.lesson02.Connector;
import netcourse.lesson02.ErrorNumber;

@Mistake(
        id = "closes-connected-socket",
        does = "closes the socket whatever the outcome",
        sees =
                "try (socket) closes at its end, on success too: the caller gets 0 and a socket that is of no more use.",
        caughtBy = "givesZeroAndConnectedSocket")
public class ClosesConnectedSocket implements Connector {
    @Override
    public int connect(Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
        try (socket) {
            socket.connect(address, Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
            return 0;
        } catch (IOException e) {
            return ErrorNumber.ECONNREFUSED.number();
        }
    }
}
