package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import netcourse.common.TcpTable;
import netcourse.common.TcpTable.State;
import netcourse.lesson02.TcpLab;
import netcourse.lesson02.demo.Farewell.PeerAction;
import netcourse.lesson02.demo.TimeWait.Closed;
import netcourse.lesson02.demo.TimeWait.First;
import netcourse.lesson02.demo.TimeWait.Loss;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the article says of "waving to disconnect" and of SO_REUSEADDR.
@Tag("verify")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArticleCloseTest {
    private static final String LINUX_TABLE = "only Linux has the table in /proc/net/tcp";
    private static final String LINUX_BIND = "other systems treat a port in TIME_WAIT differently";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed, true);

    @Test
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason =
                    "on Windows Java leaves SO_REUSEADDR off, where it means another thing")
    void javaSwitchesReuseAddressOnForAServerByItself() throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            assertThat(listener.getReuseAddress()).isTrue();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_BIND)
    void withReuseAddressThePortCanBeBoundAgainAtOnce() throws IOException {
        Closed closed = Closed.of(LOOPBACK, First.SERVER, true);
        assertThat(closed.serverState()).isEqualTo("TIME_WAIT");
        assertThat(closed.bindAgain(true)).isEqualTo("bound");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_BIND)
    void withoutReuseAddressThePortIsInUseWhileItsConnectionIsInTimeWait() throws IOException {
        Closed closed = Closed.of(LOOPBACK, First.SERVER, true);
        assertThat(closed.bindAgain(false)).isEqualTo("BindException: Address already in use");
    }

    /// Too late for its own bind, and in time for the next one.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_BIND)
    void reuseAddressSetAfterBindIsInheritedByTheConnectionsAcceptedAfterwards()
            throws IOException {
        try (ServerSocket next = new ServerSocket()) {
            next.bind(addressThatAServerLeft(true));
            assertThat(next.isBound()).isTrue();
        }
        try (ServerSocket next = new ServerSocket()) {
            InetSocketAddress left = addressThatAServerLeft(false);
            assertThatThrownBy(() -> next.bind(left)).isInstanceOf(BindException.class);
        }
    }

    /// Its server closed first and is gone; it bound without SO_REUSEADDR.
    private static InetSocketAddress addressThatAServerLeft(boolean setAfterBind)
            throws IOException {
        try (ServerSocket listener = new ServerSocket();
                Socket client = new Socket()) {
            listener.setReuseAddress(false);
            listener.bind(new InetSocketAddress(LOOPBACK, 0));
            listener.setReuseAddress(setAfterBind);
            client.connect(listener.getLocalSocketAddress());
            listener.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            return (InetSocketAddress) listener.getLocalSocketAddress();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_BIND)
    void reuseAddressComesTooLateWhenTheOldServerHadItOff() throws IOException {
        Closed closed = Closed.of(LOOPBACK, First.SERVER, false);
        assertThat(closed.bindAgain(true)).isEqualTo("BindException: Address already in use");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVER")
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_BIND)
    void withoutReuseAddressThePortIsFreeIfTheServerDidNotCloseFirst(First first)
            throws IOException {
        assertThat(Closed.of(LOOPBACK, first, false).bindAgain(false)).isEqualTo("bound");
    }

    @Test
    void reuseAddressDoesNotLetTwoListenersShareAPort() throws IOException {
        try (ServerSocket one = new ServerSocket();
                ServerSocket two = new ServerSocket()) {
            one.setReuseAddress(true);
            two.setReuseAddress(true);
            one.bind(new InetSocketAddress(LOOPBACK, 0));
            assertThatThrownBy(() -> two.bind(one.getLocalSocketAddress()))
                    .isInstanceOf(BindException.class);
        }
    }

    /// The old listener is gone, and a client of it is still connected.
    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false"})
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_BIND)
    void besideEstablishedConnectionsBindNeedsReuseAddressOnBothListeners(
            boolean old, boolean now, boolean bound) throws IOException {
        try (Socket client = new Socket();
                Socket accepted = acceptOnce(old, client);
                ServerSocket next = new ServerSocket()) {
            next.setReuseAddress(now);
            SocketAddress address = accepted.getLocalSocketAddress();
            assertThat(catchThrowable(() -> next.bind(address)) == null).isEqualTo(bound);
        }
    }

    /// The listener is closed afterwards.
    private static Socket acceptOnce(boolean reuse, Socket client) throws IOException {
        try (ServerSocket listener = new ServerSocket()) {
            listener.setReuseAddress(reuse);
            listener.bind(new InetSocketAddress(LOOPBACK, 0));
            client.connect(listener.getLocalSocketAddress());
            return listener.accept();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void closeWaitHasNoTimerAndLastsUntilTheProgramCloses() throws IOException {
        try (SocketPair pair = SocketPair.open(LOOPBACK)) {
            pair.client().close();
            SocketPair.await(pair.serverEnd(), State.CLOSE_WAIT);
            TcpTable.Entry entry = TcpTable.find(pair.serverEnd()).orElseThrow();
            assertThat(entry.state()).isEqualTo(State.CLOSE_WAIT);
            assertThat(entry.timer()).isZero();
            pair.server().close();
            SocketPair.await(pair.serverEnd(), null);
            assertThat(TcpTable.find(pair.serverEnd())).isEmpty();
        }
    }

    /// Its system closes what it had open.
    @Test
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "on Windows a process that is ended resets its connections")
    void killedProcessEndsTheStreamAsCloseDoes() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, LOOPBACK)) {
            Process client = clientProcess(listener.getLocalPort());
            try (Socket accepted = listener.accept()) {
                client.destroyForcibly().waitFor();
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static Process clientProcess(int port) throws IOException {
        try {
            String connect = "s = socket.create_connection(('127.0.0.1', %d))".formatted(port);
            return new ProcessBuilder("python3", "-c", "import socket; " + connect + "; s.recv(1)")
                    .start();
        } catch (IOException e) {
            Assumptions.abort("there is no python3 here: " + e.getMessage());
            throw e;
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the filter that drops segments is Linux's")
    void peerThatFellSilentIsNoticedOnlyBySending() throws IOException, InterruptedException {
        assertThat(TcpLab.scene("silent"))
                .contains(
                        "  no traffic: the client is ESTABLISHED, and no timer runs",
                        "  a byte is sent, TCP_USER_TIMEOUT 300 ms: recv fails with ETIMEDOUT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void reuseAddressChangesNothingAboutHowAConnectionEnds(boolean reuseAddress)
            throws IOException {
        Closed closed = Closed.of(LOOPBACK, First.SERVER, reuseAddress);
        assertThat(closed.serverState()).isEqualTo("TIME_WAIT");
        assertThat(closed.clientState()).isEqualTo(SocketPair.NO_SOCKET);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void theSideThatClosesFirstIsLeftInTimeWaitAndTheOtherHasNothing() throws IOException {
        Closed closed = Closed.of(LOOPBACK, First.CLIENT, null);
        assertThat(closed.clientState()).isEqualTo("TIME_WAIT");
        assertThat(closed.serverState()).isEqualTo(SocketPair.NO_SOCKET);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void timeWaitLastsOneMinuteAtMostOnLinux() throws IOException {
        Closed closed = Closed.of(LOOPBACK, First.SERVER, null);
        Duration left = TimeWait.timeWaitLeft(closed.server()).orElseThrow();
        assertThat(left).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(61));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void lingerZeroLeavesNoTimeWaitOnEitherSide() throws IOException {
        Closed closed = Closed.of(LOOPBACK, First.SERVER_BY_RESET, null);
        assertThat(closed.serverState()).isEqualTo(SocketPair.NO_SOCKET);
        assertThat(closed.clientState()).isEqualTo(SocketPair.NO_SOCKET);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "buffers of other systems may hold it all")
    void lingerZeroLosesBytesThatWriteHadTaken() throws IOException {
        Loss loss = Loss.of(LOOPBACK, true);
        assertThat(loss.received()).isLessThan(loss.written());
        assertThat(loss.end()).isEqualTo("SocketException: Connection reset");
    }

    @Test
    void anOrdinaryCloseLosesNoBytesThatWriteHadTaken() throws IOException {
        Loss loss = Loss.of(LOOPBACK, false);
        assertThat(loss.received()).isEqualTo(loss.written());
        assertThat(loss.end()).isEqualTo("read gave -1");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the words of an error differ elsewhere")
    void closingASocketWithBytesUnreadLooksLikeACleanEndToAReaderInJava() throws IOException {
        assertThat(PeerAction.CLOSED_UNREAD.reads(LOOPBACK)).containsExactly("3 bytes", "-1", "-1");
        assertThat(PeerAction.CLOSED_UNREAD.writes(LOOPBACK))
                .startsWith("SocketException: Broken pipe");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the words of an error differ elsewhere")
    void closingAChannelWithBytesUnreadResets() throws IOException {
        assertThat(PeerAction.CLOSED_UNREAD_CHANNEL.reads(LOOPBACK))
                .startsWith("3 bytes", "SocketException: Connection reset");
    }

    @Test
    void closingAChannelThatASelectorHasEndsTheStreamEvenWithBytesUnread() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                Selector selector = Selector.open();
                Socket client = new Socket()) {
            client.connect(listener.bind(new InetSocketAddress(LOOPBACK, 0)).getLocalAddress());
            SocketChannel accepted = listener.accept();
            client.getOutputStream().write(1);
            accepted.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            assertThat(selector.select()).isOne();
            accepted.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has the table in /proc/net/tcp")
    void tellsWhichEndIsKeptAndForHowLong() throws IOException {
        TimeWait.whoPays(out, LOOPBACK);
        assertThat(printed.toString())
                .containsPattern("server +TIME_WAIT, [0-9.]+ s left +-")
                .containsPattern("client +- +TIME_WAIT, [0-9.]+ s left")
                .containsPattern("SO_LINGER 0 \\(RST\\) +- +-");
    }

    @Test
    void triesTheBindInEveryCombination() throws IOException {
        TimeWait.bindAgain(out, LOOPBACK);
        assertThat(printed.toString().lines())
                .filteredOn(line -> line.endsWith("bound") || line.contains("BindException"))
                .hasSize(6);
    }

    @Test
    void countsWhatALingerOfZeroLoses() throws IOException {
        TimeWait.price(out, LOOPBACK);
        assertThat(printed.toString()).contains("write took 131072 bytes, the client got 131072");
    }
}
