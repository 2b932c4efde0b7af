package netcourse.lesson02.mistake;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.ErrorNumber;
import netcourse.lesson02.exercise.Connector;

/// Common mistakes in exercise 2.6, connect with a limit and give the error number, in the order of
/// the behaviours of [netcourse.lesson02.ConnectorCheck] that catch them.
public final class ConnectorMistakes {
    private ConnectorMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class InSteps implements Connector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("limit must be positive, was " + limit);
            }
            try {
                attempt(socket, address, millis(limit));
                return 0;
            } catch (IOException e) {
                return failed(socket, e);
            }
        }

        int millis(Duration limit) {
            return Math.clamp(MILLISECONDS.convert(limit), 1, Integer.MAX_VALUE);
        }

        void attempt(Socket socket, InetSocketAddress address, int limitMillis) throws IOException {
            socket.connect(address, limitMillis);
        }

        int failed(Socket socket, IOException failure) throws IOException {
            try {
                socket.close();
            } catch (IOException | RuntimeException e) {
                failure.addSuppressed(e);
            }
            return error(failure).number();
        }

        ErrorNumber error(IOException failure) throws IOException {
            String message = String.valueOf(failure.getMessage());
            return switch (failure) {
                case SocketTimeoutException _ -> ErrorNumber.ETIMEDOUT;
                case ConnectException _ when message.contains("timed out") -> ErrorNumber.ETIMEDOUT;
                case ConnectException _ -> ErrorNumber.ECONNREFUSED;
                case NoRouteToHostException _ -> ErrorNumber.EHOSTUNREACH;
                case UnknownHostException _ -> ErrorNumber.EAI_NONAME;
                default -> throw failure;
            };
        }
    }

    @Mistake(
            does = "closes the socket although it is connected",
            sees =
                    """
                    The caller gets 0 and a socket that is of no more use. try (socket) closes at
                    its end, on success too.
                    """,
            caughtBy = "givesZeroAndConnectedSocket")
    public static class ClosesConnectedSocket extends InSteps {
        @Override
        void attempt(Socket socket, InetSocketAddress address, int limitMillis) throws IOException {
            try (socket) {
                socket.connect(address, limitMillis);
            }
        }
    }

    @Mistake(
            does = "sets SO_TIMEOUT to limit the connect",
            sees =
                    """
                    setSoTimeout limits reads. The connect takes as long as it takes, and later a
                    read that is only slow throws.
                    """,
            caughtBy = "givesZeroAndConnectedSocket")
    public static class LimitsReadsInstead extends InSteps {
        @Override
        void attempt(Socket socket, InetSocketAddress address, int limitMillis) throws IOException {
            socket.setSoTimeout(limitMillis);
            socket.connect(address);
        }
    }

    @Mistake(
            does = "catches the exception and returns 0 all the same",
            sees =
                    """
                    0 is success: the caller goes on with a socket that is not connected, and fails
                    later, far from the cause.
                    """,
            caughtBy = "givesNumberOfRefusal")
    public static class SaysZeroOnFailure extends InSteps {
        @Override
        int failed(Socket socket, IOException failure) throws IOException {
            socket.close();
            return 0;
        }
    }

    @Mistake(
            does = "takes every failure for a refusal",
            sees =
                    """
                    A refusal says that the host is there and the port is not; a wrong name, or a
                    host that does not answer, needs another remedy.
                    """,
            caughtBy = "givesUpWhenTheLimitIsOver")
    public static class CallsAllFailuresRefused extends InSteps {
        @Override
        ErrorNumber error(IOException failure) {
            return ErrorNumber.ECONNREFUSED;
        }
    }

    @Mistake(
            does = "connects without the limit",
            sees =
                    """
                    connect(address) waits until the system gives up: minutes, if a firewall drops
                    the segments without a word.
                    """,
            caughtBy = "givesUpWhenTheLimitIsOver",
            verdict = Verdict.STUCK)
    public static class ConnectsForever extends InSteps {
        @Override
        void attempt(Socket socket, InetSocketAddress address, int limitMillis) throws IOException {
            socket.connect(address);
        }
    }

    @Mistake(
            does = "cuts the limit to whole milliseconds",
            sees =
                    """
                    What is left of the time may be less than a millisecond. Cut to 0 it means: no
                    limit, wait until the system gives up.
                    """,
            caughtBy = "takesShortLimitForLimit",
            verdict = Verdict.STUCK)
    public static class TruncatesLimit extends InSteps {
        @Override
        int millis(Duration limit) {
            return (int) Math.min(MILLISECONDS.convert(limit), Integer.MAX_VALUE);
        }
    }

    @Mistake(
            does = "leaves the socket open when the connect fails",
            sees =
                    """
                    A socket that failed to connect is of no use, and still holds its file
                    descriptor: a client that tries again and again runs out.
                    """,
            caughtBy = "closesTheSocketOnFailure")
    public static class LeaksFailedSocket extends InSteps {
        @Override
        int failed(Socket socket, IOException failure) throws IOException {
            return error(failure).number();
        }
    }

    @Mistake(
            does = "takes every ConnectException for a refusal",
            sees =
                    """
                    Java throws the same class when the system itself has given up: only the message
                    tells a silent host from a closed port.
                    """,
            caughtBy = "tellsTheFailuresApart")
    public static class TrustsExceptionClass extends InSteps {
        @Override
        ErrorNumber error(IOException failure) throws IOException {
            return failure instanceof ConnectException
                    ? ErrorNumber.ECONNREFUSED
                    : super.error(failure);
        }
    }
}
