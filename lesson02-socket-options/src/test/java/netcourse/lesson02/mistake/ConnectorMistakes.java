package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.ErrorNumber;
import netcourse.lesson02.exercise.Connector;

/// What learners get wrong in exercise 2.4, connect with a limit and give the error number; in the
/// order of the behaviours of [netcourse.lesson02.ConnectorCheck] that catch it.
public final class ConnectorMistakes {
    private ConnectorMistakes() {}

    @Mistake(
            does = "closes the socket whatever the outcome",
            sees =
                    """
                    try (socket) closes at its end, on success too: the caller gets 0 and a socket
                    that is of no more use.
                    """,
            caughtBy = "givesZeroAndConnectedSocket")
    public static class ClosesConnectedSocket implements Connector {
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

    @Mistake(
            does = "sets SO_TIMEOUT to limit the connect",
            sees =
                    """
                    setSoTimeout limits reads. The connect takes as long as it takes, and later a
                    read that is only slow throws.
                    """,
            caughtBy = "givesZeroAndConnectedSocket")
    public static class LimitsReadsInstead implements Connector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("limit must be positive, was " + limit);
            }
            try {
                socket.setSoTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
                socket.connect(address);
                return 0;
            } catch (IOException e) {
                socket.close();
                return ErrorNumber.ECONNREFUSED.number();
            }
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
    public static class SaysZeroOnFailure implements Connector {
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

    @Mistake(
            does = "takes every failure for a refusal",
            sees =
                    """
                    A refusal says that the host is there and the port is not; a name that is wrong,
                    or a silent host, needs another cure.
                    """,
            caughtBy = "givesUpWhenTheLimitIsOver")
    public static class CallsAllFailuresRefused implements Connector {
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

    @Mistake(
            does = "connects without the limit",
            sees =
                    """
                    connect(address) waits until the system gives up: minutes, if a firewall drops
                    the segments without a word.
                    """,
            caughtBy = "givesUpWhenTheLimitIsOver",
            verdict = Verdict.STUCK)
    public static class ConnectsForEver implements Connector {
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

    @Mistake(
            does = "cuts the limit to whole milliseconds",
            sees =
                    """
                    What is left of the time may be less than a millisecond. Cut to 0 it means: no
                    limit, wait until the system gives up.
                    """,
            caughtBy = "takesShortLimitForLimit",
            verdict = Verdict.STUCK)
    public static class TruncatesLimit implements Connector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("limit must be positive, was " + limit);
            }
            try {
                socket.connect(address, (int) limit.toMillis());
                return 0;
            } catch (IOException e) {
                socket.close();
                boolean late = e instanceof SocketTimeoutException;
                return (late ? ErrorNumber.ETIMEDOUT : ErrorNumber.ECONNREFUSED).number();
            }
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
    public static class LeaksFailedSocket implements Connector {
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

    @Mistake(
            does = "takes every ConnectException for a refusal",
            sees =
                    """
                    Java throws the same class when the system itself has given up: only the message
                    tells a silent host from a closed port.
                    """,
            caughtBy = "tellsTheFailuresApart")
    public static class TrustsExceptionClass implements Connector {
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
}
