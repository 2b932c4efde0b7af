package netcourse.lesson02;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson02.ErrorNumber.EAI_NONAME;
import static netcourse.lesson02.ErrorNumber.ECONNREFUSED;
import static netcourse.lesson02.ErrorNumber.EHOSTUNREACH;
import static netcourse.lesson02.ErrorNumber.ENETUNREACH;
import static netcourse.lesson02.ErrorNumber.ETIMEDOUT;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.Connector;
import netcourse.lesson02.exercise.MyConnector;
import netcourse.lesson02.mistake.ConnectorMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [Connector].
@Check(
        id = "2.6",
        title = "connect with a limit and give the error number",
        exercise = MyConnector.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class ConnectorCheck {
    private static final InetSocketAddress LOOPBACK =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 12580);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Connector connector;

    ConnectorCheck(Connector connector) {
        this.connector = connector;
    }

    @Test
    void givesZeroAndConnectedSocket(Trial trial) throws Throwable {
        ServerSocket listener =
                trial.closing(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Socket socket = trial.closing(new Socket());
        socket.setSoTimeout(7000);
        InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
        expectNumber(trial, 0, call(trial, socket, address, LIMIT));
        trial.expectThat(
                !socket.isClosed(),
                "expected an open socket after success, it is closed",
                when(socket.isConnected(), ClosesConnectedSocket.class));
        trial.expectThat(socket.isConnected(), "expected a connected socket, it is not");
        boolean limitsReads = socket.getSoTimeout() == LIMIT.toMillis() && connectsWithoutLimit();
        trial.expect(
                "SO_TIMEOUT",
                7000,
                socket.getSoTimeout(),
                when(limitsReads, LimitsReadsInstead.class));
    }

    private boolean connectsWithoutLimit() {
        FakeSocket socket = FakeSocket.failing(null, new ConnectException("Connection refused"));
        CallResult.of(() -> connector.connect(socket, LOOPBACK, LIMIT));
        return socket.tries() > 0 && socket.limitMillis() == 0;
    }

    /// Whether it takes each of these for a refusal.
    private boolean callsRefused(IOException... failures) {
        return Arrays.stream(failures)
                .map(f -> FakeSocket.failing(null, f))
                .map(s -> CallResult.of(() -> connector.connect(s, LOOPBACK, LIMIT)).returned())
                .allMatch(n -> n instanceof Integer number && isNumber(ECONNREFUSED, number));
    }

    /// A port that is bound and does not listen refuses; that of a closed listener may be somebody
    /// else's by now.
    @Test
    void givesNumberOfRefusal(Trial trial) throws Throwable {
        Socket holder = trial.closing(new Socket());
        holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        InetSocketAddress address = (InetSocketAddress) holder.getLocalSocketAddress();
        trial.step("nobody", "listens on " + address);
        int number = call(trial, trial.closing(new Socket()), address, LIMIT);
        expectNumber(trial, ECONNREFUSED, number, when(number == 0, SaysZeroOnFailure.class));
    }

    @Test
    void givesUpWhenTheLimitIsOver(Trial trial) throws Throwable {
        FakeSocket socket = trial.closing(FakeSocket.silent(trial));
        boolean withoutLimit = connectsWithoutLimit();
        trial.ifStuck(() -> withoutLimit && socket.waitsForever(), ConnectsForever.class);
        trial.step("the peer", "does not answer");
        int number = call(trial, socket, LOOPBACK, Duration.ofMillis(50));
        expectNumber(trial, ETIMEDOUT, number, calledRefused(number));
    }

    @Test
    void takesShortLimitForLimit(Trial trial) throws Throwable {
        trial.step("the peer", "does not answer");
        for (Duration limit : List.of(Duration.ofNanos(1), Duration.ofNanos(999_999))) {
            FakeSocket socket = trial.closing(FakeSocket.silent(trial));
            trial.ifStuck(socket::waitsForever, TruncatesLimit.class);
            expectNumber(trial, ETIMEDOUT, call(trial, socket, LOOPBACK, limit));
        }
    }

    /// Code that keeps the time itself may call connect without a limit.
    @Test
    void passesTheLimitOn(Trial trial) throws Throwable {
        expectLimitMillis(trial, Duration.ofMillis(50), 50);
        expectLimitMillis(trial, Duration.ofMillis(1500), 1500);
        expectLimitMillis(trial, Duration.ofDays(30), Integer.MAX_VALUE);
        expectLimitMillis(trial, Duration.ofDays(50), Integer.MAX_VALUE);
        expectLimitMillis(trial, Duration.ofSeconds(Long.MAX_VALUE), Integer.MAX_VALUE);
    }

    private void expectLimitMillis(Trial trial, Duration limit, int millis) throws IOException {
        FakeSocket socket = failing(trial, new ConnectException("Connection refused"));
        call(trial, socket, LOOPBACK, limit);
        int passed = socket.limitMillis();
        trial.expectThat(
                passed == millis || passed == 0,
                "time-out of connect for %s: expected %d ms, was %d"
                        .formatted(limit, millis, passed));
    }

    @Test
    void closesTheSocketOnFailure(Trial trial) throws Throwable {
        List<IOException> failures =
                List.of(
                        new ConnectException("Connection refused"),
                        new SocketTimeoutException("Connect timed out"));
        for (IOException failure : failures) {
            FakeSocket socket = failing(trial, failure);
            call(trial, socket, LOOPBACK, LIMIT);
            expectClosed(trial, socket);
        }
    }

    @Test
    void givesTheNumberWhateverCloseThrows(Trial trial) throws Throwable {
        FakeSocket refused = failing(trial, new ConnectException("Connection refused"));
        refused.failWhenClosed(new IOException("close has failed"));
        expectNumber(trial, ECONNREFUSED, call(trial, refused, LOOPBACK, LIMIT));
        trial.nextCase();
        FakeSocket silent = trial.closing(FakeSocket.silent(trial));
        silent.failWhenClosed(new IllegalStateException("close has failed"));
        CallResult result =
                CallResult.of(() -> call(trial, silent, LOOPBACK, Duration.ofMillis(50)));
        trial.expectThat(
                result.returned() instanceof Integer,
                "expected the number of the failure, whatever close throws, was "
                        + result.thrown());
        expectNumber(trial, ETIMEDOUT, (Integer) result.returned());
        trial.nextCase();
        IOException cancelled = new SocketException("Socket closed");
        FakeSocket other = failing(trial, cancelled);
        other.failWhenClosed(new IOException("close has failed"));
        IOException thrown =
                trial.expectThrows(
                        IOException.class,
                        "connect failed with \"Socket closed\"",
                        () -> call(trial, other, LOOPBACK, LIMIT));
        trial.expectThat(thrown == cancelled, "expected the exception as it came, was " + thrown);
    }

    /// Somebody listens at the address: a second attempt would succeed.
    @Test
    void triesOnce(Trial trial) throws Throwable {
        ServerSocket listener =
                trial.closing(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
        FakeSocket socket = failing(trial, new ConnectException("Connection refused"));
        expectNumber(trial, ECONNREFUSED, call(trial, socket, address, LIMIT));
        trial.expect("calls of connect", 1, socket.tries());
    }

    @Test
    void needsNoMessage(Trial trial) throws Throwable {
        expectNumber(trial, ECONNREFUSED, new ConnectException());
        expectNumber(trial, EAI_NONAME, new UnknownHostException());
        expectNumber(trial, EHOSTUNREACH, new NoRouteToHostException());
    }

    @Test
    void tellsTheFailuresApart(Trial trial) throws Throwable {
        expectNumber(trial, ECONNREFUSED, new ConnectException("Connection refused"));
        ConnectException timedOut = new ConnectException("Connection timed out");
        boolean classOnly =
                callsRefused(
                        timedOut,
                        new ConnectException("Operation timed out"),
                        new ConnectException("Timed out"),
                        new ConnectException("ETIMEDOUT"));
        expectNumber(trial, ETIMEDOUT, timedOut, when(classOnly, TrustsExceptionClass.class));
        expectNumber(trial, EHOSTUNREACH, new NoRouteToHostException("No route to host"));
        expectNumber(trial, ENETUNREACH, new SocketException("Network is unreachable"));
    }

    /// Windows puts the name of the call after the reason, macOS has words of its own.
    @Test
    void understandsEverySystem(Trial trial) throws Throwable {
        expectNumber(trial, ECONNREFUSED, new ConnectException("Connection refused: connect"));
        expectNumber(trial, ETIMEDOUT, new ConnectException("Connection timed out: connect"));
        expectNumber(trial, ETIMEDOUT, new ConnectException("Operation timed out"));
        expectNumber(trial, ENETUNREACH, new SocketException("Network is unreachable: connect"));
    }

    @Test
    void givesNumberOfUnresolvedAddress(Trial trial) throws Throwable {
        InetSocketAddress nobody = InetSocketAddress.createUnresolved("nobody.invalid", 80);
        Socket socket = trial.closing(new Socket());
        int number = call(trial, socket, nobody, LIMIT);
        expectNumber(trial, EAI_NONAME, number, calledRefused(number));
        expectClosed(trial, socket);
    }

    /// Every machine knows the name, and somebody listens there.
    @Test
    void looksNoAddressUp(Trial trial) throws Throwable {
        ServerSocket listener = trial.closing(new ServerSocket(0));
        InetSocketAddress name =
                InetSocketAddress.createUnresolved("localhost", listener.getLocalPort());
        int number = call(trial, trial.closing(new Socket()), name, LIMIT);
        trial.expectThat(
                isNumber(EAI_NONAME, number),
                "expected %s, was %s".formatted(text(EAI_NONAME.number()), text(number)));
    }

    @Test
    void passesOnFailureThatHasNoNumber(Trial trial) throws Throwable {
        IOException cancelled = new SocketException("Socket closed");
        FakeSocket socket = failing(trial, cancelled);
        IOException thrown =
                trial.expectThrows(
                        IOException.class,
                        "connect failed with \"Socket closed\"",
                        () -> call(trial, socket, LOOPBACK, LIMIT));
        trial.expectThat(thrown == cancelled, "expected the exception as it came, was " + thrown);
        expectClosed(trial, socket);
        RuntimeException odd = new IllegalStateException("not a failure of the network");
        FakeSocket other = failing(trial, odd);
        RuntimeException passed =
                trial.expectThrows(
                        IllegalStateException.class,
                        "connect throws a RuntimeException",
                        () -> call(trial, other, LOOPBACK, LIMIT));
        trial.expectThat(passed == odd, "expected the exception as it came, was " + passed);
        expectClosed(trial, other);
    }

    @Test
    void refusesLimitThatIsNotPositive(Trial trial) throws Throwable {
        for (Duration limit : List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(-50))) {
            FakeSocket socket = failing(trial, new ConnectException("Connection refused"));
            trial.expectThrows(
                    IllegalArgumentException.class,
                    "the limit is " + limit,
                    () -> call(trial, socket, LOOPBACK, limit));
            trial.expectThat(socket.tries() == 0, "expected no connect with this limit");
        }
    }

    private static FakeSocket failing(Trial trial, Exception failure) {
        trial.step("connect", "will throw " + failure);
        return trial.closing(FakeSocket.failing(trial, failure));
    }

    private static void expectClosed(Trial trial, Socket socket) {
        trial.expectThat(
                socket.isClosed(),
                "expected the socket to be closed after the failure, it is open",
                always(LeaksFailedSocket.class));
    }

    private void expectNumber(
            Trial trial, ErrorNumber expected, IOException failure, Symptom... symptoms)
            throws IOException {
        FakeSocket socket = failing(trial, failure);
        expectNumber(trial, expected, call(trial, socket, LOOPBACK, LIMIT), symptoms);
        expectClosed(trial, socket);
    }

    private static void expectNumber(
            Trial trial, ErrorNumber expected, int number, Symptom... symptoms) {
        trial.expectThat(
                isNumber(expected, number),
                "expected %s, was %s".formatted(text(expected.number()), text(number)),
                symptoms);
    }

    private static void expectNumber(Trial trial, int expected, int number) {
        trial.expectThat(
                number == expected, "expected %s, was %s".formatted(text(expected), text(number)));
    }

    private Symptom calledRefused(int number) {
        boolean all =
                isNumber(ECONNREFUSED, number)
                        && callsRefused(
                                new SocketTimeoutException("Connect timed out"),
                                new NoRouteToHostException("No route to host"),
                                new UnknownHostException("nobody.invalid"));
        return when(all, CallsAllFailuresRefused.class);
    }

    private static boolean isNumber(ErrorNumber error, int number) {
        return error.number() == number;
    }

    /// `111 (ECONNREFUSED)`.
    private static String text(int number) {
        String name = number == 0 ? "success" : "no number of this exercise";
        return "%d (%s)"
                .formatted(number, ErrorNumber.ofNumber(number).map(Enum::name).orElse(name));
    }

    private int call(Trial trial, Socket socket, InetSocketAddress address, Duration limit)
            throws IOException {
        trial.calling("connect(socket, %s, %s)".formatted(address, limit));
        int number = connector.connect(socket, address, limit);
        trial.step("you returned", text(number));
        return number;
    }

    /// A socket without a network, whose connect fails the same way everywhere: with the exception
    /// that it was given, or because no answer ever comes. It leaves the closing to the caller.
    /// Each call is a step.
    private static final class FakeSocket extends Socket {
        private final Trial trial;
        private final Exception failure;
        private final CountDownLatch closed = new CountDownLatch(1);
        private int tries;
        private int limitMillis;
        private volatile boolean waiting;
        private Exception closing;

        /// @param trial takes the steps; null for a socket that the report says nothing of
        private FakeSocket(Trial trial, Exception failure) {
            this.trial = trial;
            this.failure = failure;
        }

        /// One whose connect throws this at once.
        static FakeSocket failing(Trial trial, Exception failure) {
            return new FakeSocket(trial, failure);
        }

        /// One whose peer never answers. A connect with a limit fails at once, as if the time were
        /// over; one without ends when another thread closes the socket.
        static FakeSocket silent(Trial trial) {
            return new FakeSocket(trial, null);
        }

        @Override
        public void connect(SocketAddress address, int timeoutMillis) throws IOException {
            step("you called", "connect(%s, %d)".formatted(address, timeoutMillis));
            if (timeoutMillis < 0) {
                throw new IllegalArgumentException("connect: timeout can't be negative");
            }
            tries++;
            limitMillis = timeoutMillis;
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure != null) {
                throw (IOException) failure;
            }
            if (timeoutMillis > 0) {
                throw new SocketTimeoutException("Connect timed out");
            }
            step("the system", "waits forever: a time-out of 0 is none");
            waiting = true;
            awaitClose();
            waiting = false;
            throw new SocketException("Socket closed");
        }

        private void awaitClose() throws IOException {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public void close() throws IOException {
            if (!isClosed()) {
                super.close();
                step("you called", "close()");
                closed.countDown();
                if (closing instanceof RuntimeException unchecked) {
                    throw unchecked;
                }
                if (closing != null) {
                    throw (IOException) closing;
                }
            }
        }

        /// @param failure an IOException or a RuntimeException
        void failWhenClosed(Exception failure) {
            trial.step("close", "will throw " + failure);
            closing = failure;
        }

        private void step(String actor, String action) {
            if (trial != null) {
                trial.step(actor, action);
            }
        }

        /// Whether a connect without a limit is under way.
        boolean waitsForever() {
            return waiting;
        }

        int tries() {
            return tries;
        }

        /// The time-out of the last connect; 0 for none.
        int limitMillis() {
            return limitMillis;
        }
    }
}
