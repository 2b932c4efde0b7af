package netcourse.lesson02.answer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import netcourse.authoring.Alternative;
import netcourse.lesson02.ErrorNumber;
import netcourse.lesson02.exercise.Connector;

/// Unusual solutions of exercise 2.6, connect with a limit and give the error number, which are
/// right.
public final class ConnectorAlternatives {
    private ConnectorAlternatives() {}

    @Alternative(
            """
            connects without a limit in a thread of its own, and closes the socket when
            time is up
            """)
    public static class KeepsTimeItself implements Connector {
        private static final Map<String, ErrorNumber> NUMBERS =
                Map.of(
                        "ConnectException", ErrorNumber.ECONNREFUSED,
                        "NoRouteToHostException", ErrorNumber.EHOSTUNREACH,
                        "UnknownHostException", ErrorNumber.EAI_NONAME);

        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            if (limit.compareTo(Duration.ZERO) <= 0) {
                throw new IllegalArgumentException("no time to connect in: " + limit);
            }
            FutureTask<Integer> attempt =
                    new FutureTask<>(() -> {
                        socket.connect(address);
                        return 0;
                    });
            Thread.startVirtualThread(attempt);
            try {
                long nanos = TimeUnit.NANOSECONDS.convert(limit); // at most 292 years
                return attempt.get(nanos, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                close(socket);
                return number(e.getCause());
            } catch (TimeoutException e) {
                close(socket);
                return ErrorNumber.ETIMEDOUT.number();
            } catch (InterruptedException e) {
                close(socket);
                throw new InterruptedIOException("interrupted while connecting");
            }
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException | RuntimeException e) {
                // What connect threw says more.
            }
        }

        private static int number(Throwable thrown) throws IOException {
            if (thrown instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            String text = thrown.toString();
            if (text.contains("timed out")) {
                return ErrorNumber.ETIMEDOUT.number();
            }
            if (text.contains("Network is unreachable")) {
                return ErrorNumber.ENETUNREACH.number();
            }
            ErrorNumber known = NUMBERS.get(thrown.getClass().getSimpleName());
            if (known == null) {
                throw (IOException) thrown;
            }
            return known.number();
        }
    }

    @Alternative(
            "refuses an unresolved address itself, and closes in a finally what is not connected")
    public static class ClosesInFinally implements Connector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("limit " + limit);
            }
            boolean connected = false;
            try {
                if (address.isUnresolved()) {
                    return ErrorNumber.EAI_NONAME.number();
                }
                socket.connect(address, millis(limit));
                connected = true;
                return 0;
            } catch (IOException e) {
                return number(e, String.valueOf(e.getMessage()));
            } finally {
                if (!connected) {
                    KeepsTimeItself.close(socket);
                }
            }
        }

        private static int millis(Duration limit) {
            return limit.getSeconds() > Integer.MAX_VALUE / 1000
                    ? Integer.MAX_VALUE
                    : Math.max(1, (int) limit.toMillis());
        }

        private static int number(IOException e, String text) throws IOException {
            if (e instanceof SocketTimeoutException || text.contains("timed out")) {
                return ErrorNumber.ETIMEDOUT.number();
            } else if (e instanceof UnknownHostException) {
                return ErrorNumber.EAI_NONAME.number();
            } else if (e instanceof NoRouteToHostException) {
                return ErrorNumber.EHOSTUNREACH.number();
            } else if (e instanceof ConnectException) {
                return ErrorNumber.ECONNREFUSED.number();
            } else if (text.contains("Network is unreachable")) {
                return ErrorNumber.ENETUNREACH.number();
            }
            throw e;
        }
    }
}
