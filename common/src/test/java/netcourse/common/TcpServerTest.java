package netcourse.common;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpServerTest {
    private static final TcpServer.Handler ECHO =
            socket -> socket.getInputStream().transferTo(socket.getOutputStream());

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final TcpServer.Options options = TcpServer.Options.defaults().withLog(log::add);

    @Test
    void everyConnectionIsHandledInItsOwnThread() throws IOException {
        try (TcpServer server = TcpServer.start(loopback(), ECHO, options);
                Socket first = connect(server);
                Socket second = connect(server)) {
            assertThat(echo(second, "two")).isEqualTo("two");
            assertThat(echo(first, "one")).isEqualTo("one");
            assertThat(server.connections()).isEqualTo(2);
        }
        assertThat(log).isEmpty();
    }

    @Test
    void theThreadsComeFromTheGivenFactory() throws Exception {
        BlockingQueue<String> names = new LinkedBlockingQueue<>();
        var platform = options.withThreads(Thread.ofPlatform().name("platform-", 1).factory());
        TcpServer.Handler tellName = socket -> names.add(Thread.currentThread().getName());
        try (TcpServer server = TcpServer.start(loopback(), tellName, platform);
                Socket client = connect(server)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(names.poll(10, TimeUnit.SECONDS)).isEqualTo("platform-1");
        }
    }

    @Test
    void surplusConnectionIsHandedToTheSurplusHandlerAndClosed() throws IOException {
        TcpServer.Handler full =
                socket -> socket.getOutputStream().write("full".getBytes(US_ASCII));
        var one = options.withMaxConnections(1).withSurplus(full);
        try (TcpServer server = TcpServer.start(loopback(), ECHO, one);
                Socket first = connect(server)) {
            assertThat(echo(first, "in")).isEqualTo("in");
            try (Socket surplus = connect(server)) {
                assertThat(surplus.getInputStream().readAllBytes()).asString().isEqualTo("full");
            }
            assertThat(echo(first, "still in")).isEqualTo("still in");
        }
    }

    @Test
    void aPlaceIsFreeAgainWhenItsConnectionEnds() throws IOException {
        try (TcpServer server = TcpServer.start(loopback(), ECHO, options.withMaxConnections(1))) {
            for (int i = 0; i < 3; i++) {
                try (Socket client = connect(server)) {
                    assertThat(echo(client, "hello")).isEqualTo("hello");
                    client.shutdownOutput();
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
                while (server.connections() > 0) {
                    Thread.yield();
                }
            }
        }
    }

    @Test
    void acceptThatFailsIsTriedAgainAndSaidOnce() throws IOException {
        ServerSocket listener = new FailingAccepts(3, "Too many open files");
        try (TcpServer server = TcpServer.start(listener, ECHO, options);
                Socket client = connect(server)) {
            assertThat(echo(client, "hello")).isEqualTo("hello");
        }
        assertThat(log)
                .containsExactly(
                        "cannot accept, trying again: Too many open files", "accepting again");
    }

    @Test
    void acceptThatKeepsFailingIsNotCalledInASpin() throws IOException {
        FailingAccepts listener = new FailingAccepts(Integer.MAX_VALUE, "Too many open files");
        long start = System.nanoTime();
        try (TcpServer server = TcpServer.start(listener, ECHO, options)) {
            listener.awaitFailures(5);
            assertThat(server.endpoint().port()).isPositive();
        }
        // 5 failures have 4 pauses between them.
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(5 + 10 + 20 + 40));
    }

    @Test
    void stopEndsAPauseAtOnce() throws IOException {
        Backoff anHour = new Backoff(Duration.ofHours(1), Duration.ofHours(1));
        FailingAccepts listener = new FailingAccepts(Integer.MAX_VALUE, "Too many open files");
        TcpServer server = TcpServer.start(listener, ECHO, options, anHour);
        listener.awaitFailures(1);
        server.close();
        assertThat(threadNames()).doesNotContain("accept-" + server.endpoint().port());
    }

    @Test
    void systemWithoutFreeThreadsCostsOneConnectionNotTheServer() throws IOException {
        AtomicInteger made = new AtomicInteger();
        var poor =
                options.withThreads(
                        task -> made.getAndIncrement() == 0 ? unstartable() : new Thread(task));
        try (TcpServer server = TcpServer.start(loopback(), ECHO, poor)) {
            try (Socket first = connect(server)) {
                assertThat(first.getInputStream().read()).isEqualTo(-1);
            }
            try (Socket second = connect(server)) {
                assertThat(echo(second, "hello")).isEqualTo("hello");
            }
        }
        assertThat(log)
                .containsExactly("cannot accept, trying again: no thread", "accepting again");
    }

    @Test
    void threadFactoryThatFailsCostsOneConnectionNotTheServer() throws IOException {
        AtomicInteger made = new AtomicInteger();
        var failing =
                options.withThreads(task -> {
                    if (made.getAndIncrement() == 0) {
                        throw new IllegalStateException("no more threads");
                    }
                    return new Thread(task);
                });
        try (TcpServer server = TcpServer.start(loopback(), ECHO, failing);
                Socket first = connect(server);
                Socket second = connect(server)) {
            assertThat(first.getInputStream().read()).isEqualTo(-1);
            assertThat(echo(second, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void handlerThatFailsEndsItsConnectionOnly() throws IOException {
        TcpServer.Handler failing =
                socket -> {
                    throw new IOException("bad client");
                };
        try (TcpServer server = TcpServer.start(loopback(), failing, options)) {
            for (int i = 0; i < 2; i++) {
                try (Socket client = connect(server)) {
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
            }
        }
        assertThat(log).hasSize(2).containsOnly("a connection failed: bad client");
    }

    @Test
    void failureWithoutWordsIsLoggedByItsKind() throws IOException {
        TcpServer.Handler failing =
                socket -> {
                    throw new EOFException();
                };
        try (TcpServer server = TcpServer.start(loopback(), failing, options);
                Socket client = connect(server)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(log).containsExactly("a connection failed: EOFException");
    }

    @Test
    void stopLetsAnAcceptedRequestFinish() throws Exception {
        CountDownLatch accepted = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        TcpServer.Handler slow =
                socket -> {
                    accepted.countDown();
                    awaitUninterrupted(stopped);
                    socket.getOutputStream().write("done".getBytes(US_ASCII));
                };
        ServerSocket listener =
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()) {
                    @Override
                    public void close() throws IOException {
                        super.close();
                        stopped.countDown();
                    }
                };
        TcpServer server = TcpServer.start(listener, slow, options);
        try (Socket client = connect(server)) {
            accepted.await();
            server.stop(Duration.ofSeconds(20));
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("done");
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void stopClosesWhatDoesNotFinishInTime() throws IOException {
        TcpServer server = TcpServer.start(loopback(), ECHO, options);
        try (Socket client = connect(server)) {
            assertThat(echo(client, "hello")).isEqualTo("hello");
            server.stop(Duration.ofMillis(1));
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.connections()).isZero();
        assertThat(log).isEmpty();
    }

    @Test
    void stoppedServerRefusesConnectionsAndLeavesNoThread() throws IOException {
        TcpServer server = TcpServer.start(loopback(), ECHO, options);
        Endpoint endpoint = server.endpoint();
        server.close();
        server.close();
        assertThatThrownBy(() -> Connecting.to(endpoint).open())
                .isInstanceOf(ConnectException.class);
        assertThat(threadNames()).doesNotContain("accept-" + endpoint.port());
    }

    @Test
    void graceMayBeLongerThanNanosecondsCanCount() throws IOException {
        var patient = options.withGrace(Duration.ofSeconds(Long.MAX_VALUE));
        try (TcpServer server = TcpServer.start(loopback(), ECHO, patient);
                Socket client = connect(server)) {
            assertThat(echo(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void stopByAnInterruptedThreadClosesAConnectionWhoseThreadIsNotStartedYet() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        var slow =
                options.withThreads(task ->
                        new Thread(task) {
                            @Override
                            public void start() {
                                starting.countDown();
                                awaitUninterrupted(go);
                                super.start();
                            }
                        });
        TcpServer server = TcpServer.start(loopback(), ECHO, slow);
        try (Socket client = connect(server)) {
            starting.await();
            Thread.currentThread().interrupt();
            server.close();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        } finally {
            go.countDown();
        }
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> options.withMaxConnections(0))
                .hasMessage("maxConnections must be 1 or more, was 0");
        assertThatThrownBy(() -> options.withGrace(Duration.ofSeconds(-1)))
                .hasMessage("grace must not be negative, was PT-1S");
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static Thread unstartable() {
        return new Thread() {
            @Override
            public void start() {
                throw new OutOfMemoryError("no thread");
            }
        };
    }

    private static ServerSocket loopback() throws IOException {
        return Listening.at(new Endpoint("127.0.0.1", 0)).open();
    }

    private static Socket connect(TcpServer server) throws IOException {
        return Connecting.to(server.endpoint()).open();
    }

    private static String echo(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        return new String(socket.getInputStream().readNBytes(text.length()), US_ASCII);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Listens for real, but its first accepts fail.
    private static final class FailingAccepts extends ServerSocket {
        private final AtomicInteger failures = new AtomicInteger();
        private final int failing;
        private final String message;

        FailingAccepts(int failing, String message) throws IOException {
            super(0, 50, InetAddress.getLoopbackAddress());
            this.failing = failing;
            this.message = message;
        }

        @Override
        public Socket accept() throws IOException {
            synchronized (failures) {
                if (failures.get() < failing) {
                    failures.incrementAndGet();
                    failures.notifyAll();
                    throw new SocketException(message);
                }
            }
            return super.accept();
        }

        void awaitFailures(int number) {
            synchronized (failures) {
                while (failures.get() < number) {
                    try {
                        failures.wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
    }
}
