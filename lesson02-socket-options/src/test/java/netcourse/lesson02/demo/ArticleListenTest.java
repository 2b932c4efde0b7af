package netcourse.lesson02.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import netcourse.lesson02.TcpTable;
import netcourse.lesson02.TcpTable.State;
import netcourse.lesson02.demo.BacklogTrial.Attempt;
import netcourse.lesson02.demo.TcpStates.End;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the article says of `bind`, `listen`, `accept` and `connect`.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArticleListenTest {
    private static final String LINUX_QUEUE =
            "one more than the backlog, and a dropped SYN, are what Linux does with a full queue";
    private static final String LINUX_TABLE = "only Linux has the table in /proc/net/tcp";
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void theBacklogIsNoLimitOnClients() throws IOException {
        List<String> answers = Admission.answers(LOOPBACK, 2, 10, 10);
        assertThat(answers).hasSize(10).containsOnly(Admission.WELCOME);
    }

    @Test
    void aServerThatCountsAdmitsAtMostItsMaximum() throws IOException {
        List<String> answers = Admission.answers(LOOPBACK, 2, 10, 3);
        assertThat(Collections.frequency(answers, Admission.WELCOME)).isEqualTo(3);
        assertThat(Collections.frequency(answers, Admission.FULL)).isEqualTo(7);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_QUEUE)
    void oneClientMoreThanTheBacklogIsConnectedBeforeAnyAccept() throws IOException {
        try (BacklogTrial trial = new BacklogTrial(LOOPBACK, 3, SHORT)) {
            trial.connectAll(4);
            assertThat(trial.connectOne().failure()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void theReceiveQueueOfAListenerCountsThoseWhoWaitForAccept() throws IOException {
        try (BacklogTrial trial = new BacklogTrial(LOOPBACK, 3, SHORT)) {
            trial.connectAll(2);
            assertThat(trial.awaitWaiting()).isEqualTo("2");
            trial.acceptOne();
            assertThat(trial.awaitWaiting()).isEqualTo("1");
        }
    }

    @Test
    void acceptTakesThoseWhoWaitInTheOrderTheyCame() throws IOException {
        try (BacklogTrial trial = new BacklogTrial(LOOPBACK, 3, SHORT)) {
            trial.connectAll(2);
            assertThat(trial.acceptOne()).isEqualTo(trial.firstClient());
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_QUEUE)
    void aClientWhoseSynWasDroppedIsConnectedOnceAcceptMakesRoom() throws IOException {
        try (BacklogTrial trial = new BacklogTrial(LOOPBACK, 1, SHORT)) {
            trial.connectAll(2);
            StringBuilder stateBefore = new StringBuilder();
            Attempt waiter = trial.waitWhileOneIsAccepted(stateBefore);
            assertThat(stateBefore).hasToString("SYN_SENT");
            assertThat(waiter.connected()).isTrue();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_QUEUE)
    void theDefaultBacklogOfJavaIsFifty() throws IOException {
        try (BacklogTrial trial = new BacklogTrial(LOOPBACK, 0, SHORT)) {
            trial.connectAll(50 + 1);
            assertThat(trial.connectOne().connected()).isFalse();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "net.core.somaxconn is a setting of Linux")
    void aBacklogOfFiveThousandIsCutToTheSystemsMaximum() throws IOException {
        int granted = Math.min(5000, Backlog.somaxconn().orElseThrow());
        Assumptions.assumeTrue(
                freeDescriptors() > granted + 100,
                "holding " + granted + " clients takes more file descriptors than are free here");
        try (BacklogTrial trial = new BacklogTrial(LOOPBACK, 5000, SHORT)) {
            trial.connectAll(granted + 1);
            TcpStates.awaitWaiting(trial.port(), granted + 1);
            assertThat(trial.connectOne().connected()).isFalse();
            assertThat(TcpStates.waitingForAccept(trial.port())).isEqualTo("" + (granted + 1));
        }
    }

    private static long freeDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : 0;
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_TABLE)
    void theConnectionStandsBeforeAcceptIsCalledAndBelongsToNoProcessUntilThen()
            throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, LOOPBACK);
                Socket client = new Socket(LOOPBACK, listener.getLocalPort())) {
            client.getOutputStream().write("early".getBytes(US_ASCII));
            End serverEnd = End.of(client).peer();
            TcpStates.awaitUnread(serverEnd, 5);
            TcpTable.Entry before = TcpStates.entry(serverEnd).orElseThrow();
            assertThat(before.state()).isEqualTo(State.ESTABLISHED);
            assertThat(before.receiveQueueBytes()).isEqualTo(5);
            assertThat(before.inode()).isZero();
            try (Socket accepted = listener.accept()) {
                assertThat(TcpStates.entry(serverEnd).orElseThrow().inode()).isNotZero();
                assertThat(accepted.getInputStream().readNBytes(5)).hasSize(5);
            }
        }
    }

    @Test
    void acceptNeverGivesNothingWhenItBlocks() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, LOOPBACK)) {
            listener.setSoTimeout(1);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void acceptGivesNullInNonBlockingModeWhenNobodyWaits() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(LOOPBACK, 0)).configureBlocking(false);
            assertThat(listener.accept()).isNull();
        }
    }

    @Test
    void theClientsPortIsChosenByItsOwnSystemBeforeAnyServerIsAsked() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, LOOPBACK);
                Socket client = new Socket()) {
            client.bind(new InetSocketAddress(LOOPBACK, 0));
            int chosen = client.getLocalPort();
            client.connect(listener.getLocalSocketAddress());
            try (Socket accepted = listener.accept()) {
                assertThat(chosen).isPositive();
                assertThat(accepted.getPort()).isEqualTo(chosen);
            }
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells its range in /proc")
    void aClientsPortComesFromTheEphemeralRangeOfItsSystem() throws IOException {
        String[] range =
                Files.readAllLines(Path.of("/proc/sys/net/ipv4/ip_local_port_range"))
                        .getFirst()
                        .strip()
                        .split("\\s+");
        try (ServerSocket listener = new ServerSocket(0, 5, LOOPBACK);
                Socket client = new Socket(LOOPBACK, listener.getLocalPort())) {
            assertThat(client.getLocalPort())
                    .isBetween(Integer.parseInt(range[0]), Integer.parseInt(range[1]));
        }
    }

    @Test
    void theSocketThatAcceptGivesHasTheListenersPortAndNoNewOne() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, LOOPBACK);
                Link one = Link.open(listener);
                Link two = Link.open(listener)) {
            assertThat(one.server().getLocalPort()).isEqualTo(listener.getLocalPort());
            assertThat(two.server().getLocalPort()).isEqualTo(listener.getLocalPort());
            assertThat(one.server().getPort()).isNotEqualTo(two.server().getPort());
        }
    }

    @Test
    void clientAndServerNeedNotHaveTheSameOptions() throws IOException {
        try (ServerSocket listener = new ServerSocket();
                Socket client = new Socket()) {
            listener.setReuseAddress(true);
            listener.setReceiveBufferSize(100_000);
            client.setReuseAddress(false);
            client.setReceiveBufferSize(8_000);
            client.setTcpNoDelay(true);
            client.setKeepAlive(true);
            listener.bind(new InetSocketAddress(LOOPBACK, 0));
            client.connect(listener.getLocalSocketAddress());
            try (Socket accepted = listener.accept()) {
                assertThat(accepted.isConnected()).isTrue();
                assertThat(accepted.getTcpNoDelay()).isFalse();
            }
        }
    }

    @Test
    void anHttpServerTakesTheBacklogToo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 1);
        int port = server.getAddress().getPort();
        try (Socket client = new Socket(LOOPBACK, port)) {
            assertThat(client.isConnected()).isTrue();
        } finally {
            server.stop(0);
        }
    }
}
