package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import netcourse.authoring.Wrong;
import netcourse.lesson02.ErrorNumber;
import netcourse.lesson02.answer.SolvedConnector;
import netcourse.lesson02.exercise.Connector;

/// Further wrong solutions of exercise 2.6.
public final class ConnectorWrong {
    private ConnectorWrong() {}

    /// The answer in steps, without its edges.
    private abstract static class Simply implements Connector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("limit must be positive, was " + limit);
            }
            try {
                socket.connect(address, millis(limit));
                return 0;
            } catch (IOException e) {
                close(socket, e);
                return number(e);
            }
        }

        int millis(Duration limit) {
            long millis =
                    Math.max(
                            1,
                            limit.compareTo(Duration.ofDays(20)) > 0 ? 1L << 40 : limit.toMillis());
            return (int) Math.min(Integer.MAX_VALUE, millis);
        }

        void close(Socket socket, IOException e) throws IOException {
            try {
                socket.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
        }

        int number(IOException e) throws IOException {
            String message = String.valueOf(e.getMessage());
            if (e instanceof SocketTimeoutException) {
                return ErrorNumber.ETIMEDOUT.number();
            } else if (e instanceof ConnectException) {
                return message.contains("timed out")
                        ? ErrorNumber.ETIMEDOUT.number()
                        : ErrorNumber.ECONNREFUSED.number();
            } else if (e instanceof NoRouteToHostException) {
                return ErrorNumber.EHOSTUNREACH.number();
            } else if (e instanceof UnknownHostException) {
                return ErrorNumber.EAI_NONAME.number();
            } else if (e instanceof SocketException && message.contains("unreachable")) {
                return ErrorNumber.ENETUNREACH.number();
            }
            throw e;
        }
    }

    @Wrong("cuts a limit of more than an hour to whole days of an int")
    public static class OverflowsLimit extends Simply {
        @Override
        int millis(Duration limit) {
            return Math.max(1, (int) (limit.toSeconds() * 1000));
        }
    }

    @Wrong("fails with a limit that has too many milliseconds for a long")
    public static class FailsWithLongLimit extends Simply {
        @Override
        int millis(Duration limit) {
            return Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
        }
    }

    @Wrong("takes a limit below a millisecond for none")
    public static class ShortLimitIsNone extends Simply {
        @Override
        int millis(Duration limit) {
            return limit.toMillis() == 0 ? 0 : super.millis(limit);
        }
    }

    @Wrong("refuses a limit below a millisecond")
    public static class RefusesShortLimit extends Simply {
        @Override
        int millis(Duration limit) {
            if (limit.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("limit is too short: " + limit);
            }
            return super.millis(limit);
        }
    }

    @Wrong("waits a second at least")
    public static class WaitsOneSecond extends Simply {
        @Override
        int millis(Duration limit) {
            return Math.max(1000, super.millis(limit));
        }
    }

    @Wrong("a close that throws hides the number")
    public static class CloseHidesNumber extends Simply {
        @Override
        void close(Socket socket, IOException e) throws IOException {
            socket.close();
        }
    }

    @Wrong("leaves the socket of a failure that is not in the table open")
    public static class LeavesOtherFailureOpen extends Simply {
        @Override
        void close(Socket socket, IOException e) throws IOException {
            number(e);
            super.close(socket, e);
        }
    }

    @Wrong("gives a number for a failure that is not in the table")
    public static class NumbersEverything extends Simply {
        @Override
        int number(IOException e) {
            try {
                return super.number(e);
            } catch (IOException other) {
                return ErrorNumber.ECONNREFUSED.number();
            }
        }
    }

    @Wrong("wraps a failure that is not in the table")
    public static class WrapsOtherFailure extends Simply {
        @Override
        int number(IOException e) throws IOException {
            try {
                return super.number(e);
            } catch (IOException other) {
                throw new IOException("cannot connect", other);
            }
        }
    }

    @Wrong("fails when the exception has no message")
    public static class NeedsMessage extends Simply {
        @Override
        int number(IOException e) throws IOException {
            return e.getMessage().isEmpty() ? 1 : super.number(e);
        }
    }

    @Wrong("gives the numbers of Linux on every system, and 1 for an unknown host")
    public static class OwnNumberForUnknownHost extends Simply {
        @Override
        int number(IOException e) throws IOException {
            return e instanceof UnknownHostException ? 1 : super.number(e);
        }
    }

    @Wrong(value = "looks up an unresolved address by itself", nameless = true)
    public static class Resolves extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            InetSocketAddress resolved =
                    address.isUnresolved()
                            ? new InetSocketAddress("127.0.0.1", address.getPort())
                            : address;
            return super.connect(socket, resolved, limit);
        }
    }

    @Wrong(value = "tries a second time after a failure", nameless = true)
    public static class TriesTwice extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            int number = super.connect(socket, address, limit);
            if (number != 0) {
                try (Socket second = new Socket()) {
                    second.connect(address, 100);
                    return 0;
                } catch (IOException e) {
                    return number;
                }
            }
            return 0;
        }
    }

    @Wrong("sets a time-out for reads and leaves it there")
    public static class LeavesTimeOut extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            int number = super.connect(socket, address, limit);
            if (number == 0) {
                socket.setSoTimeout(0);
            }
            return number;
        }
    }

    @Wrong("tries to connect before it looks at the limit")
    public static class LooksAtLimitLate extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            int number =
                    super.connect(
                            socket,
                            address,
                            limit.isPositive() ? limit : limit.abs().plusMillis(1));
            if (!limit.isPositive()) {
                throw new IllegalArgumentException("limit must be positive, was " + limit);
            }
            return number;
        }
    }

    @Wrong("leaves the socket open after a RuntimeException")
    public static class LeavesOpenAfterRuntimeException extends Simply {}

    @Wrong("takes whatever is unreachable for the network")
    public static class NoRouteIsNetwork extends Simply {
        @Override
        int number(IOException e) throws IOException {
            return e instanceof NoRouteToHostException
                    ? ErrorNumber.ENETUNREACH.number()
                    : super.number(e);
        }
    }

    @Wrong("closes the socket on success, too")
    public static class ClosesAlways extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            try (socket) {
                return super.connect(socket, address, limit);
            }
        }
    }

    @Wrong("tries a refused connection once more")
    public static class ConnectsTwice extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            try {
                if (limit.isPositive()) {
                    socket.connect(address, 50);
                    return 0;
                }
            } catch (ConnectException e) {
                // once more
            }
            return super.connect(socket, address, limit);
        }
    }

    @Wrong("looks an unresolved address up")
    public static class LooksUp extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            InetSocketAddress found =
                    address.isUnresolved() && address.getHostString().equals("localhost")
                            ? new InetSocketAddress("localhost", address.getPort())
                            : address;
            return super.connect(socket, found, limit);
        }
    }

    @Wrong("leaves the socket of an unresolved address open")
    public static class LeavesUnresolvedOpen extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            return address.isUnresolved()
                    ? ErrorNumber.EAI_NONAME.number()
                    : super.connect(socket, address, limit);
        }
    }

    @Wrong("lets a RuntimeException of close hide what failed")
    public static class CloseHides extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            if (!limit.isPositive()
                    || address.isUnresolved()
                    || limit.getSeconds() > 3
                    || limit.toNanos() < 1_000_000) {
                return super.connect(socket, address, limit);
            }
            try {
                socket.connect(address, Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
                return 0;
            } catch (SocketTimeoutException e) {
                socket.close();
                return ErrorNumber.ETIMEDOUT.number();
            } catch (IOException e) {
                return new SolvedConnector().connect(failed(socket, e), address, limit);
            }
        }

        /// Fails in the same way again.
        private static Socket failed(Socket socket, IOException failure) {
            return new Socket() {
                @Override
                public void connect(java.net.SocketAddress address, int millis) throws IOException {
                    throw failure;
                }

                @Override
                public void close() throws IOException {
                    socket.close();
                }
            };
        }
    }

    @Wrong(value = "cuts the limit to whole seconds", nameless = true)
    public static class CutsToSeconds extends Simply {
        @Override
        int millis(Duration limit) {
            return (int) Math.min(1_000_000, limit.toSeconds()) * 1000;
        }
    }

    @Wrong(value = "knows a time-out of the system by its whole message", nameless = true)
    public static class ComparesMessages extends Simply {
        @Override
        int number(IOException e) throws IOException {
            boolean refused =
                    e instanceof ConnectException && !"Connection timed out".equals(e.getMessage());
            return refused ? ErrorNumber.ECONNREFUSED.number() : super.number(e);
        }
    }

    @Wrong(value = "takes a time-out for a refusal, and knows the rest", nameless = true)
    public static class TimeOutIsRefusal extends Simply {
        @Override
        int number(IOException e) throws IOException {
            return e instanceof SocketTimeoutException
                    ? ErrorNumber.ECONNREFUSED.number()
                    : super.number(e);
        }
    }

    @Wrong(value = "limits the connect, and all reads after it", nameless = true)
    public static class LimitsReadsToo extends SolvedConnector {
        @Override
        public int connect(Socket socket, InetSocketAddress address, Duration limit)
                throws IOException {
            if (limit.isPositive()) {
                socket.setSoTimeout(Math.clamp(limit.toSeconds() * 1000, 1, Integer.MAX_VALUE));
            }
            return super.connect(socket, address, limit);
        }
    }
}
