package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.lesson02.Connector;
import netcourse.lesson02.ErrorNumber;

@Mistake(
        id = "leaks-failed-socket",
        does = "leaves the socket open when the connect fails",
        sees =
                "A socket that failed to connect is of no use, and still holds its file descriptor: a client that tries again and again runs out.",
        caughtBy = "closesTheSocketOnFailure")
public class LeaksFailedSocket implements Connector {
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
            boolean late = e instanceof SocketTimeoutException;
            return (late ? ErrorNumber.ETIMEDOUT : ErrorNumber.ECONNREFUSED).number();
        }
    }
}
