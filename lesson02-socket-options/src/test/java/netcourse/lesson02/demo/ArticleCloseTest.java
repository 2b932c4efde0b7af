package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import netcourse.lesson02.demo.Closing.First;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the article says of "waving to disconnect" and of SO_REUSEADDR.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArticleCloseTest {
    private static final String LINUX_TABLE = "only Linux has the table in /proc/net/tcp";
    private static final String LINUX_BIND = "other systems treat a port in TIME_WAIT differently";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

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
        Closing closing = Closing.of(LOOPBACK, First.SERVER, true);
        assertThat(closing.serverState()).isEqualTo("TIME_WAIT");
        assertThat(closing.bindAgain(true)).isEqualTo("bound");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_BIND)
    void withoutReuseAddressThePortIsInUseWhileItsConnectionIsInTimeWait() throws IOException {
        Closing closing = Closing.of(LOOPBACK, First.SERVER, true);
        assertThat(closing.bindAgain(false)).isEqualTo("BindException: Address already in use");
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
        Closing closing = Closing.of(LOOPBACK, First.SERVER, false);
        assertThat(closing.bindAgain(true)).isEqualTo("BindException: Address already in use");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SERVER")
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_BIND)
    void withoutReuseAddressThePortIsFreeIfTheServerDidNotCloseFirst(First first)
            throws IOException {
        assertThat(Closing.of(LOOPBACK, first, false).bindAgain(false)).isEqualTo("bound");
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void reuseAddressChangesNothingAboutHowAConnectionEnds(boolean reuseAddress)
            throws IOException {
        Closing closing = Closing.of(LOOPBACK, First.SERVER, reuseAddress);
        assertThat(closing.serverState()).isEqualTo("TIME_WAIT");
        assertThat(closing.clientState()).isEqualTo(TcpStates.NO_SOCKET);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void theSideThatClosesFirstIsLeftInTimeWaitAndTheOtherHasNothing() throws IOException {
        Closing closing = Closing.of(LOOPBACK, First.CLIENT, null);
        assertThat(closing.clientState()).isEqualTo("TIME_WAIT");
        assertThat(closing.serverState()).isEqualTo(TcpStates.NO_SOCKET);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void timeWaitLastsOneMinuteAtMostOnLinux() throws IOException {
        Closing closing = Closing.of(LOOPBACK, First.SERVER, null);
        Duration left = Closing.timeWaitLeft(closing.server()).orElseThrow();
        assertThat(left).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(61));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void lingerZeroLeavesNoTimeWaitOnEitherSide() throws IOException {
        Closing closing = Closing.of(LOOPBACK, First.SERVER_BY_RESET, null);
        assertThat(closing.serverState()).isEqualTo(TcpStates.NO_SOCKET);
        assertThat(closing.clientState()).isEqualTo(TcpStates.NO_SOCKET);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "buffers of other systems may hold it all")
    void lingerZeroLosesBytesThatWriteHadTaken() throws IOException {
        LostBytes bytes = LostBytes.of(LOOPBACK, true);
        assertThat(bytes.received()).isLessThan(bytes.written());
        assertThat(bytes.end()).isEqualTo("SocketException: Connection reset");
    }

    @Test
    void anOrdinaryCloseLosesNoBytesThatWriteHadTaken() throws IOException {
        LostBytes bytes = LostBytes.of(LOOPBACK, false);
        assertThat(bytes.received()).isEqualTo(bytes.written());
        assertThat(bytes.end()).isEqualTo("read gave -1");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the words of an error differ elsewhere")
    void closingASocketWithBytesUnreadLooksLikeACleanEndToAReaderInJava() throws IOException {
        PeerDeeds.Seen seen = PeerDeeds.CLOSED_UNREAD.see(LOOPBACK);
        assertThat(seen.reads()).containsExactly("3 bytes", "-1", "-1");
        assertThat(seen.writes()).startsWith("SocketException: Broken pipe");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the words of an error differ elsewhere")
    void closingAChannelWithBytesUnreadResets() throws IOException {
        PeerDeeds.Seen seen = PeerDeeds.CLOSED_UNREAD_CHANNEL.see(LOOPBACK);
        assertThat(seen.reads()).startsWith("3 bytes", "SocketException: Connection reset");
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
}
