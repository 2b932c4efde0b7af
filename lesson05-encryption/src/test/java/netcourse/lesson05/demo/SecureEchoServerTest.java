package netcourse.lesson05.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import netcourse.channel.ChannelSettings;
import netcourse.common.Connecting;
import netcourse.common.FramedConnection;
import netcourse.common.LoopbackPair;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.Program;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What clients of the secure server cannot take more of.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecureEchoServerTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private static SecureEchoServer.Settings settings(
            Protection protection, MessageLimits limits, int maxClients, int maxHandshakes) {
        return new SecureEchoServer.Settings(
                protection, limits, SHORT, maxClients, maxHandshakes, Optional.empty());
    }

    private static Socket connect(SecureEcho echo) throws IOException {
        return Connecting.to(echo.server.endpoint()).open();
    }

    private static MessageLink plain(Socket socket) throws IOException {
        return Protection.PLAIN.open(Transport.of(socket), MessageLimits.defaults(), reason -> {});
    }

    @Test
    void silentClientHasNoHandshakeForLong() throws Exception {
        Protection channel =
                Protection.acceptChannel(
                        ChannelSettings.defaults().withHandshakeDeadline(SHORT), SecureEcho.KEYS);
        try (SecureEcho echo = new SecureEcho(settings(channel, MessageLimits.defaults(), 10, 10));
                Socket silent = connect(echo)) {
            assertThat(silent.getInputStream().read()).isNegative();
            assertThat(echo.awaitLine("handshake"))
                    .isEqualTo(
                            "handshake failed: handshake must be complete within 50 ms, came 0 of"
                                    + " 50 bytes of the handshake message");
        }
    }

    @Test
    void unfinishedHandshakesAreBounded() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Protection slow =
                (below, limits, hearsay) -> {
                    begun.countDown();
                    await(go);
                    return Protection.PLAIN.open(below, limits, hearsay);
                };
        try (SecureEcho echo = new SecureEcho(settings(slow, MessageLimits.defaults(), 10, 1))) {
            try (Socket first = connect(echo)) {
                begun.await();
                try (Socket second = connect(echo)) {
                    assertThat(second.getInputStream().read()).isNegative();
                    assertThat(echo.awaitLine("refused"))
                            .isEqualTo("refused: there are 1 unfinished handshakes");
                }
                assertThat(first.isConnected()).isTrue();
            } finally {
                go.countDown();
            }
            echo.awaitLine("ended");
            assertThat(echo.client("--plain", "hello").status()).isZero();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void clientsAreBounded() throws Exception {
        try (SecureEcho echo =
                        new SecureEcho(
                                settings(Protection.PLAIN, MessageLimits.defaults(), 1, 10));
                ClientSession first = new ClientSession(plain(connect(echo)))) {
            first.logIn("ada", Optional.empty());
            echo.client("--plain", "hello").assertFailure(Program.FAILED);
            assertThat(echo.awaitLine("refused")).isEqualTo("refused: there are 1 clients");
            assertThat(first.ask("hello").text()).isEqualTo("hello");
        }
    }

    @Test
    void idleClientIsDropped() throws Exception {
        MessageLimits limits = MessageLimits.defaults().withIdle(SHORT);
        try (SecureEcho echo = new SecureEcho(settings(Protection.PLAIN, limits, 10, 10));
                Socket silent = connect(echo)) {
            assertThat(silent.getInputStream().readAllBytes()).isNotEmpty();
            assertThat(echo.awaitLine("ended"))
                    .isEqualTo("ended, 0 echoed; closed: no message came within 50 ms");
        }
    }

    @Test
    void clientsHearThatTheServerStops() throws Exception {
        try (SecureEcho echo = new SecureEcho(SecureEcho.PLAIN);
                MessageLink link = plain(connect(echo))) {
            new ClientSession(link).logIn("ada", Optional.empty());
            Thread stopping = Thread.ofVirtual().start(echo::close);
            assertThat(link.read().map(Message::text)).contains("the server stops");
            link.shutdownOutput();
            stopping.join();
        }
    }

    @Test
    void clientWhoseHandshakeIsNotDoneHearsThatTheServerStops() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Protection slow =
                (below, limits, hearsay) -> {
                    begun.countDown();
                    await(go);
                    return Protection.PLAIN.open(below, limits, hearsay);
                };
        SecureEcho echo = new SecureEcho(settings(slow, MessageLimits.defaults(), 10, 10));
        try (MessageLink link = plain(connect(echo))) {
            begun.await();
            Thread stopping = Thread.ofVirtual().start(echo::close);
            while (accepts(echo.server.endpoint().port())) {
                Thread.onSpinWait();
            }
            go.countDown();
            assertThat(link.read().map(Message::text)).contains("the server stops");
            link.shutdownOutput();
            stopping.join();
        }
    }

    private static boolean accepts(int port) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("accept-" + port));
    }

    @Test
    void answerToNoQuestionIsRefused() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open();
                FramedConnection server =
                        new FramedConnection(pair.server(), MessageLimits.defaults());
                ClientSession client = new ClientSession(plain(pair.client()))) {
            server.send(Message.request(EchoSession.LOGIN, 7, new byte[0]).echo());
            assertThatThrownBy(() -> client.logIn("ada", Optional.empty()))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageStartingWith("expected the answer to Message[");
        }
    }
}
