package netcourse.lesson02.answer;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

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
    // @start region="connect-with-limit"
    @Override
    public int connect(Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        if (!limit.isPositive()) throw new IllegalArgumentException("limit was " + limit);
        try { // to Socket.connect, 0 milliseconds are no limit
            socket.connect(address, Math.clamp(MILLISECONDS.convert(limit), 1, Integer.MAX_VALUE));
            return 0;
        } catch (IOException e) {
            closeAfter(e, socket);
            return errorNumber(e).number();
        } catch (RuntimeException e) {
            closeAfter(e, socket);
            throw e;
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

    private static void closeAfter(Exception failure, Socket socket) {
        try {
            socket.close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
    // @end
}
