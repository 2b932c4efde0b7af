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
        id = "trusts-exception-class",
        does = "takes every ConnectException for a refusal",
        sees =
                "Java throws the same class when the system itself has given up: only the message tells a silent host from a closed port.",
        caughtBy = "tellsTheFailuresApart")
public class TrustsExceptionClass implements Connector {
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
            boolean late = e instanceof SocketTimeoutException;
            return (late ? ErrorNumber.ETIMEDOUT : ErrorNumber.ECONNREFUSED).number();
        }
    }
}
