package netcourse.lesson02.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import netcourse.common.TcpTable;
import netcourse.common.TcpTable.End;
import netcourse.common.TcpTable.State;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.TcpLab;
import netcourse.lesson02.demo.BacklogTrial.Attempt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the article says of `bind`, `listen`, `accept` and `connect`.
@Tag("verify")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArticleListenTest {
    private static final String LINUX_QUEUE =
            "one more than the backlog, and a dropped SYN, are what Linux does with a full queue";
    private static final String LINUX_TABLE = "only Linux has the table in /proc/net/tcp";
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void theBacklogIsNoLimitOnClients() throws IOException {
        List<String> answers = Backlog.answers(LOOPBACK, 10);
        assertThat(answers).hasSize(10).containsOnly(Backlog.WELCOME);
    }

    @Test
    void aServerThatCountsAdmitsAtMostItsMaximum() throws IOException {
        List<String> answers = Backlog.answers(LOOPBACK, 3);
        assertThat(Collections.frequency(answers, Backlog.WELCOME)).isEqualTo(3);
        assertThat(Collections.frequency(answers, Backlog.FULL)).isEqualTo(7);
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

    /// Its SYN was taken while there was room. The third segment, or data in its place, was not.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_QUEUE)
    void clientWhoseLastAckFindsTheQueueFullBelievesThatItIsConnected()
            throws IOException, InterruptedException {
        assertThat(TcpLab.scene("queue"))
                .last(InstanceOfAssertFactories.STRING)
                .isEqualToNormalizingWhitespace("client 4 ESTABLISHED SYN_RECV");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_QUEUE)
    void serverWithoutTheThirdSegmentWaitsInSynRecvAndDataTakesItsPlace()
            throws IOException, InterruptedException {
        assertThat(TcpLab.scene("handshake").stream().map(line -> line.replaceAll(" +", " ")))
                .containsSubsequence(
                        " connect has returned ESTABLISHED SYN_RECV",
                        " the client sends 5 bytes ESTABLISHED ESTABLISHED");
    }

    /// Linux chooses the listener by a hash of both endpoints: that one of them gets nothing has a
    /// chance of 1 in 2^99.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems share a port differently")
    void listenersWithReusePortShareThePortAndItsConnections() throws IOException {
        try (ServerSocketChannel one = listenerThatShares(0);
                ServerSocketChannel two = listenerThatShares(one.socket().getLocalPort())) {
            List<Socket> clients = new ArrayList<>();
            try {
                for (int i = 0; i < 100; i++) {
                    clients.add(new Socket(LOOPBACK, one.socket().getLocalPort()));
                }
                int ofOne = acceptAll(one);
                int ofTwo = acceptAll(two);
                assertThat(ofOne + ofTwo).isEqualTo(100);
                assertThat(List.of(ofOne, ofTwo)).doesNotContain(0);
            } finally {
                for (Socket client : clients) {
                    client.close();
                }
            }
        }
    }

    private static ServerSocketChannel listenerThatShares(int port) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        listener.bind(new InetSocketAddress(LOOPBACK, port), 200).configureBlocking(false);
        return listener;
    }

    private static int acceptAll(ServerSocketChannel listener) throws IOException {
        int accepted = 0;
        for (SocketChannel c = listener.accept(); c != null; c = listener.accept()) {
            c.close();
            accepted++;
        }
        return accepted;
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
            SocketPair.awaitWaiting(trial.port(), granted + 1);
            assertThat(trial.connectOne().connected()).isFalse();
            assertThat(SocketPair.waitingForAccept(trial.port())).isEqualTo("" + (granted + 1));
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
            SocketPair.awaitUnread(serverEnd, 5);
            TcpTable.Entry before = TcpTable.find(serverEnd).orElseThrow();
            assertThat(before.state()).isEqualTo(State.ESTABLISHED);
            assertThat(before.receiveQueueBytes()).isEqualTo(5);
            assertThat(before.inode()).isZero();
            try (Socket accepted = listener.accept()) {
                assertThat(TcpTable.find(serverEnd).orElseThrow().inode()).isNotZero();
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
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows its range in /proc")
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
                SocketPair one = SocketPair.open(listener);
                SocketPair two = SocketPair.open(listener)) {
            assertThat(one.server().getLocalPort()).isEqualTo(listener.getLocalPort());
            assertThat(two.server().getLocalPort()).isEqualTo(listener.getLocalPort());
            assertThat(one.server().getPort()).isNotEqualTo(two.server().getPort());
        }
    }

    @Test
    void clientIsPrintedAsTheArticlePrintsIt() {
        assertThat(new ClientInfo(512, 14024))
                .hasToString("{\"client_fd\": 512, \"fd_port\": 14024}");
        assertThat(new ClientInfo(ClientInfo.UNKNOWN, 14024))
                .hasToString("{\"client_fd\": \"-\", \"fd_port\": 14024}");
    }

    @Test
    void descriptorAndPortOfAClientAreCheckedForTheirRange() {
        assertThatThrownBy(() -> new ClientInfo(-2, 14024)).hasMessageContaining("was -2");
        assertThatThrownBy(() -> new ClientInfo(512, 0)).hasMessageContaining("was 0");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the counts are those of Linux")
    void tellsHowManyAreConnectedAndWhatBecameOfTheNext() throws IOException {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed, true);
        try (BacklogTrial trial = new BacklogTrial(LOOPBACK, 2, Duration.ofMillis(500))) {
            assertThat(Backlog.fill(out, trial, 100)).isTrue();
        }
        assertThat(printed.toString())
                .contains("waiting for accept: 3")
                .contains("client 4   Connect timed out")
                .contains("So 3 are connected, and no accept was called.");
    }

    @Test
    void aBacklogOutOfRangeIsAWrongOption() {
        ProgramRun.of(Backlog::new, "--backlog", "0").assertFailure(Program.USAGE);
    }
}
