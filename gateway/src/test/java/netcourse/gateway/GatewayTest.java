package netcourse.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Each mode does the same for well-behaved and for hostile clients. The clock is the test's: time
/// passes when it says so.
@ParameterizedClass
@EnumSource(Gateway.Mode.class)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayTest {
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST = 1000;
    private static final String LINE = "y".repeat(99) + "\n";
    private static final int BUFFER_BYTES = 64 * 1024;

    @Parameter Gateway.Mode mode;
    private final AtomicLong clock = new AtomicLong();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private Gateway gateway;
    private Socket good;

    @BeforeEach
    void open() throws IOException {
        Gateway.Settings settings = new Gateway.Settings(3, IDLE, DEADLINE, LONGEST);
        Listening listening =
                Listening.at(new Endpoint("127.0.0.1", 0))
                        .with(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        Gateway.Context testing =
                new Gateway.Context(log::add, true, clock::get, Duration.ofMillis(5));
        gateway = Gateway.open(mode, listening, settings, testing);
        good = connect();
        assertThat(echo(good, "hello\n")).isEqualTo("hello\n");
    }

    @AfterEach
    void goodClientIsServedToTheEnd() throws IOException {
        try (Gateway _ = gateway;
                Socket served = good) {
            assertThat(echo(served, "still here\n")).isEqualTo("still here\n");
        }
    }

    @Test
    void bytesAreEchoedAsTheyComeWithoutWaitingForALineEnd() throws IOException {
        assertThat(echo(good, "a")).isEqualTo("a");
        assertThat(echo(good, "b\nc\nd")).isEqualTo("b\nc\nd");
        assertThat(echo(good, "\n")).isEqualTo("\n");
    }

    @Test
    void clientThatHalfClosesGetsAllThatItIsOwed() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write("last words".getBytes(US_ASCII));
            client.shutdownOutput();
            assertThat(everything(client)).isEqualTo("last words");
        }
    }

    @Test
    void manyMessagesAtOnceComeBackInOrder() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("line ").append(i).append('\n');
        }
        try (Socket client = connect()) {
            Thread sender = Thread.ofVirtual().start(() -> send(client, lines.toString()));
            byte[] back = client.getInputStream().readNBytes(lines.length());
            assertThat(new String(back, US_ASCII)).isEqualTo(lines.toString());
            join(sender);
        }
    }

    @Test
    void garbageIsEchoedAndDisturbsNobody() throws IOException {
        byte[] garbage = new byte[LONGEST - 1];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) (i * 31);
        }
        try (Socket client = connect()) {
            client.getOutputStream().write(garbage);
            assertThat(client.getInputStream().readNBytes(garbage.length)).isEqualTo(garbage);
        }
    }

    @Test
    void silentClientIsToldAndClosedWhenItsTimeIsUp() throws IOException {
        try (Socket silent = connect()) {
            awaitClients(2);
            pass(IDLE.minusSeconds(1));
            assertThat(echo(good, "awake\n")).isEqualTo("awake\n");
            pass(Duration.ofSeconds(1));
            assertThat(everything(silent)).isEqualTo("idle: no byte for 60 s\n");
        }
        assertThat(log).anyMatch(line -> line.endsWith("idle: no byte for 60 s"));
    }

    @Test
    void slowSenderDoesNotWinByOneByteAtATime() throws IOException {
        try (Socket slow = connect()) {
            for (int half = 0; half < 20; half++) {
                assertThat(echo(slow, "x")).isEqualTo("x");
                pass(Duration.ofMillis(500));
            }
            assertThat(everything(slow))
                    .isEqualTo("\ntoo slow: message not complete within 10 s\n");
        }
    }

    @Test
    void messageThatIsTooLongIsToldSo() throws IOException {
        try (Socket client = connect()) {
            assertThat(echo(client, "short\n")).isEqualTo("short\n");
            client.getOutputStream().write(new byte[LONGEST + 1]);
            assertThat(everything(client)).endsWith("message too long: at most 1000 bytes\n");
        }
    }

    @Test
    @Tag("verify")
    void clientThatNeverEndsItsMessageIsCut() throws IOException {
        byte[] part = new byte[16 * 1024];
        int sent = 0;
        try (Socket client = connect()) {
            client.setSendBufferSize(BUFFER_BYTES);
            while (true) {
                client.getOutputStream().write(part);
                sent += part.length;
            }
        } catch (SocketException e) {
            assertThat(sent).isLessThan(2 << 20);
        }
    }

    /// It takes more in each step than there is room for on the way: the gateway must have written.
    /// Most reads end in the middle of a line.
    @Test
    @Tag("verify")
    void clientThatReadsSlowlyButSteadilyIsKept() throws IOException {
        try (Socket slow =
                Connecting.to(gateway.endpoint())
                        .with(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES)
                        .open()) {
            String lineAndHalf = LINE + "y".repeat(50);
            Thread sender = Thread.ofVirtual().start(() -> send(slow, lineAndHalf, 1 << 20));
            for (int step = 0; step < 8; step++) {
                slow.getInputStream().skipNBytes(6 << 20);
                assertThat(echo(good, "undisturbed\n")).isEqualTo("undisturbed\n");
                pass(DEADLINE.minusSeconds(1));
            }
            assertThat(sender.isAlive()).isTrue();
        }
        assertThat(log).noneMatch(line -> line.startsWith("closed"));
    }

    @Test
    @Tag("verify")
    void clientThatDoesNotReadIsNotReadAndIsCutInTheEnd() throws IOException {
        try (Socket deaf = connect()) {
            Thread sender = Thread.ofVirtual().start(() -> send(deaf, LINE, 1 << 20));
            while (sender.isAlive()) {
                assertThat(echo(good, "undisturbed\n")).isEqualTo("undisturbed\n");
                pass(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void resetEndsThatClientAlone() throws IOException {
        try (Socket client = connect()) {
            assertThat(echo(client, "hello\n")).isEqualTo("hello\n");
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        awaitClients(1);
        assertThat(gateway.log().summary()).contains("1 reset its connection");
    }

    @Test
    void surplusClientIsRefusedWithTheReason() throws IOException {
        try (Socket second = connect();
                Socket third = connect()) {
            awaitClients(3);
            try (Socket surplus = connect()) {
                assertThat(everything(surplus)).isEqualTo("server full: at most 3 clients\n");
            }
            assertThat(echo(second, "in\n")).isEqualTo("in\n");
            assertThat(echo(third, "in\n")).isEqualTo("in\n");
        }
        await(this::admits);
    }

    @Test
    void stopTellsTheClientsAndLeavesNoThreadAndNoSocket() throws IOException {
        Endpoint endpoint = gateway.endpoint();
        try (Socket client = connect()) {
            assertThat(echo(client, "hello\n")).isEqualTo("hello\n");
            Thread closer = Thread.ofVirtual().start(gateway::close);
            assertThat(everything(client)).isEqualTo("server stopping\n");
            good.close();
            client.shutdownOutput();
            join(closer);
        }
        assertThatThrownBy(() -> Connecting.to(endpoint).open())
                .isInstanceOf(ConnectException.class);
        assertThat(gateway.log().group().size()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.endsWith("-" + endpoint.port()));
        open();
    }

    @Test
    void everyAcceptedClientGetsTheLineOfTheArticle() throws IOException {
        String port = good.getLocalPort() + ")";
        await(() -> log.stream().anyMatch(text -> text.contains(port)));
        String line = log.stream().filter(text -> text.contains(port)).findFirst().orElseThrow();
        String number = AcceptLog.showsDescriptors() ? "[0-9]+" : "-";
        assertThat(line.lines().findFirst().orElseThrow())
                .matches(
                        "---accept_client_connection, sockfd="
                                + number
                                + ", addr=\\('127\\.0\\.0\\.1', "
                                + good.getLocalPort()
                                + "\\)");
        assertThat(line.lines().skip(1)).first().asString().startsWith("{\"gateway_threads\": {");
    }

    private boolean admits() {
        try (Socket client = connect()) {
            return echo(client, "hello\n").equals("hello\n");
        } catch (IOException e) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        return Connecting.to(gateway.endpoint()).with(StandardSocketOptions.SO_RCVBUF, 4096).open();
    }

    private static String echo(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        return new String(socket.getInputStream().readNBytes(text.length()), US_ASCII);
    }

    private static String everything(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), US_ASCII);
    }

    private static void send(Socket socket, String text) {
        send(socket, text, 1);
    }

    private static void send(Socket socket, String text, int times) {
        try {
            for (int i = 0; i < times; i++) {
                socket.getOutputStream().write(text.getBytes(US_ASCII));
            }
        } catch (SocketException e) {
            assertThat(socket.isConnected()).isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private void awaitClients(int number) {
        await(() -> gateway.log().group().size() == number);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
