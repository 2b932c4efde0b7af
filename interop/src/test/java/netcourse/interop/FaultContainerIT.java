package netcourse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import netcourse.common.FramedConnection;
import netcourse.common.MessageLimits;
import netcourse.gateway.Gateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A network that loses packets, a peer that is gone without a FIN, a server that is killed.
@Execution(ExecutionMode.CONCURRENT)
class FaultContainerIT {
    private static final int DATAGRAMS = 100;
    private static final int BYTES = 2_000_000;

    private PeerContainer container;

    @BeforeEach
    void start() {
        assumeThat(PeerContainer.isDirect()).as("a route without a proxy").isTrue();
        container = PeerContainer.idle();
    }

    @AfterEach
    void stop() {
        PeerContainer.close(container);
    }

    /// Every fifth packet that leaves the container is lost.
    private void loseEveryFifth(String protocol) throws Exception {
        container.shell(
                "iptables -A OUTPUT -p %s -m statistic --mode nth --every 5 --packet 0 -j DROP"
                        .formatted(protocol));
    }

    @Test
    void udpLosesWhatTheNetworkLoses() throws Exception {
        loseEveryFifth("udp");
        try (DatagramSocket socket = new DatagramSocket()) {
            container.run(
                    "python3",
                    "/peers/loss.py",
                    "udp",
                    address(),
                    "" + socket.getLocalPort(),
                    "" + DATAGRAMS);
            assertThat(received(socket)).isEqualTo(DATAGRAMS * 4 / 5);
        }
    }

    /// A name would be looked up, by UDP perhaps.
    private String address() throws Exception {
        return container.shell("getent hosts " + PeerContainer.HOST).getFirst().split(" ")[0];
    }

    /// All have been sent, and the network between is memory: what has not come by now never will.
    private static int received(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(500);
        DatagramPacket packet = new DatagramPacket(new byte[8], 8);
        int count = 0;
        try {
            while (true) {
                socket.receive(packet);
                count++;
            }
        } catch (SocketTimeoutException _) {
            return count;
        }
    }

    @Test
    void tcpHidesWhatTheNetworkLoses() throws Exception {
        loseEveryFifth("tcp --tcp-flags PSH,ACK PSH,ACK");
        try (ServerSocket listener = PeerContainer.listening().open()) {
            CompletableFuture<Integer> received = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> receive(listener, received));
            container.run(
                    "python3",
                    "/peers/loss.py",
                    "tcp",
                    address(),
                    "" + listener.getLocalPort(),
                    "" + BYTES);
            assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(BYTES);
            assertThat(lost("OUTPUT")).isPositive();
        }
    }

    /// TCP_INFO of the sender's socket. The loss is at the receiver, as on a real path: a segment
    /// that the sender's own firewall drops has never been sent, and counts as sent once.
    @Test
    void tcpSendsAgainWhatWasLost() throws Exception {
        container.shell(
                "iptables -A INPUT -i lo -p tcp --tcp-flags PSH,ACK PSH,ACK"
                        + " -m statistic --mode nth --every 5 --packet 0 -j DROP");
        List<String> said = container.run("python3", "/peers/loss.py", "lo", "" + BYTES);
        assertThat(lost("INPUT")).isPositive();
        assertThat(Integer.parseInt(said.getFirst())).isPositive();
    }

    /// How many packets the chain's rule has dropped.
    private int lost(String chain) throws Exception {
        return Integer.parseInt(
                container
                        .shell("iptables -L %s -v -n -x | awk '/DROP/ {print $1}'".formatted(chain))
                        .getFirst());
    }

    private static void receive(ServerSocket listener, CompletableFuture<Integer> received) {
        try (Socket socket = listener.accept()) {
            socket.setSoTimeout(20_000);
            int count = socket.getInputStream().readAllBytes().length;
            socket.getOutputStream().write('!');
            received.complete(count);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            received.completeExceptionally(e);
        }
    }

    /// A client in the container, connected; then nothing comes through, not even its end.
    private Socket acceptAndCutOff(ServerSocket listener) throws Exception {
        connectInBackground(listener.getLocalPort());
        Socket socket = listener.accept();
        cutOff();
        return socket;
    }

    private void connectInBackground(int port) throws Exception {
        container.shell(
                "python3 -c 'import socket,time; s=socket.create_connection((\"%s\", %d)); time.sleep(60)'"
                                .formatted(address(), port)
                        + " > /dev/null 2>&1 &");
    }

    private void cutOff() throws Exception {
        container.shell("iptables -A INPUT -j DROP; iptables -A OUTPUT -j DROP");
        container.close();
    }

    @Test
    void keepAliveDetectsPeerThatIsGone() throws Exception {
        try (ServerSocket listener = PeerContainer.listening().open();
                Socket socket = acceptAndCutOff(listener)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 1);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 2);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            InputStream in = socket.getInputStream();
            // After 3 s without an answer. Which words depends on what the host knows of the route.
            assertThatThrownBy(in::read)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void idleDeadlineEndsPeerThatIsGone() throws Exception {
        Gateway.Settings settings =
                new Gateway.Settings(10, Duration.ofSeconds(1), Duration.ofSeconds(1), 1000);
        BlockingQueue<String> log = new LinkedBlockingQueue<>();
        try (Gateway gateway =
                Gateway.open(
                        Gateway.Mode.SELECTOR,
                        PeerContainer.listening(),
                        settings,
                        Gateway.Context.of(settings, log::add, true))) {
            connectInBackground(gateway.endpoint().port());
            assertThat(log.poll(20, TimeUnit.SECONDS)).contains("accept");
            cutOff();
            assertThat(log.poll(20, TimeUnit.SECONDS)).contains("idle: no byte for 1 s");
        }
    }

    /// Its system says FIN for it, since it had read all that came.
    @Test
    void serverKilledInMidMessageIsAnEndInsideTheMessage() throws Exception {
        try (FramedConnection connection = halfSent()) {
            container.shell("kill -9 $(cat /tmp/pid)");
            assertThatThrownBy(connection::read)
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("50000 of 100000 bytes");
        }
    }

    /// Nobody is left who could say FIN: only the message's deadline ends the wait.
    @Test
    void serverCutOffInMidMessageIsLate() throws Exception {
        try (FramedConnection connection = halfSent()) {
            cutOff();
            assertThatThrownBy(connection::read)
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("50000 of 100000 bytes");
        }
    }

    private FramedConnection halfSent() throws Exception {
        container.shell(
                "mkfifo /tmp/in; sleep 60 > /tmp/in & python3 -u /peers/course.py half 0.0.0.0 5000"
                        + " < /tmp/in > /tmp/out 2>&1 & echo $! > /tmp/pid");
        awaitInContainer("grep -q listening /tmp/out");
        FramedConnection connection =
                new FramedConnection(
                        container.connect(5000),
                        MessageLimits.defaults().withMessageDeadline(Duration.ofSeconds(2)));
        awaitInContainer("grep -q sent /tmp/out");
        return connection;
    }

    private void awaitInContainer(String condition) throws Exception {
        container.shell("timeout 20 sh -c 'until %s; do sleep 0.02; done'".formatted(condition));
    }
}
