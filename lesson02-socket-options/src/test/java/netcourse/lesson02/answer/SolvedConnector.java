package netcourse.lesson02.answer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import netcourse.lesson02.ErrorNumber;
import netcourse.lesson02.exercise.Connector;

/// The answer to exercise 2.6.
public class SolvedConnector implements Connector {
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    // @start region="connect-with-limit"
    @Override
    public int connect(Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        try {
            socket.connect(address, millis(limit));
            return 0;
        } catch (IOException e) {
            socket.close();
            return errorNumber(e).number();
        }
    }

    private static ErrorNumber errorNumber(IOException e) throws IOException {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case SocketTimeoutException _ -> ErrorNumber.ETIMEDOUT;
            case ConnectException _ when message.contains("timed out") -> ErrorNumber.ETIMEDOUT;
            case ConnectException _ -> ErrorNumber.ECONNREFUSED;
            case NoRouteToHostException _ -> ErrorNumber.EHOSTUNREACH;
            case UnknownHostException _ -> ErrorNumber.EAI_NONAME;
            case SocketException _ when message.contains("unreachable") -> ErrorNumber.ENETUNREACH;
            default -> throw e;
        };
    }

    // @end

    /// To connect, 0 is no limit at all: what is shorter than a millisecond becomes one.
    private static int millis(Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
        return limit.compareTo(LONGEST) > 0
                ? Integer.MAX_VALUE
                : Math.max(1, (int) limit.toMillis());
    }
}
