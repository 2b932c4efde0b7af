package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the article says of SOCK_DGRAM, "a data packet, which is set by UDP", and of SOCK_STREAM.
@Tag("verify")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArticleUdpTest {
    private static final String LINUX_COUNT = "only Linux counts the drops of a socket in /proc";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed, true);

    @Test
    void tenSendsOfADatagramSocketAreTenReceives() throws IOException {
        assertThat(UdpBesideTcp.udpReads(LOOPBACK, 10, 500))
                .isEqualTo(Collections.nCopies(10, 500));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows when all have arrived")
    void tenSendsOfAStreamSocketAreOneReadOnceAllHaveArrived() throws IOException {
        List<Integer> reads = UdpBesideTcp.tcpReads(LOOPBACK, 10, 500);
        assertThat(reads.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5000);
        assertThat(reads.size()).isLessThan(10);
    }

    /// Another program may have just this port for UDP; then the next port is tried.
    @Test
    void portOfTcpIsFreeForUdp() throws IOException {
        for (int attempts = 10; ; attempts--) {
            try (ServerSocket listener = new ServerSocket(0, 5, LOOPBACK);
                    DatagramSocket receiver =
                            new DatagramSocket(listener.getLocalPort(), LOOPBACK)) {
                assertThat(receiver.getLocalPort()).isEqualTo(listener.getLocalPort());
                return;
            } catch (BindException e) {
                assertThat(attempts).as("ports left to try").isPositive();
            }
        }
    }

    @Test
    void aBufferThatIsTooSmallLosesTheRestOfTheDatagramWithoutAnError() throws IOException {
        assertThat(UdpBesideTcp.truncated(LOOPBACK, 500, 200)).containsExactly(200, 3);
    }

    @Test
    void datagramsThatNobodyReadsAreLostAndTheSenderIsNotTold() throws IOException {
        UdpBesideTcp.Flood flood = UdpBesideTcp.flood(LOOPBACK, 1000, 500, 8192);
        assertThat(flood.sent()).isEqualTo(1000);
        assertThat(flood.received()).isPositive().isLessThan(1000);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_COUNT)
    void theSystemCountsEveryDatagramThatItDropped() throws IOException {
        UdpBesideTcp.Flood flood = UdpBesideTcp.flood(LOOPBACK, 1000, 500, 8192);
        assertThat(flood.dropped()).hasValue(flood.sent() - flood.received());
    }

    @Test
    void sendingToAPortWhereNobodyReceivesIsNoError() throws IOException {
        assertThat(UdpBesideTcp.sendToNobody(LOOPBACK)).isEqualTo("no error");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "not every system tells the socket of it")
    void aConnectedSocketIsToldAtALaterCallThatNobodyReceives() throws IOException {
        assertThat(UdpBesideTcp.writeToNobody(LOOPBACK))
                .containsExactly("5 bytes, no error", "PortUnreachableException");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "macOS sends 9216 bytes at most by default")
    void theLargestDatagramOverIpvFourIsTheLargestPacketLessTwoHeaders() throws IOException {
        assertThat(UdpBesideTcp.oneOf(LOOPBACK, 65507)).isEqualTo("65507 bytes received");
        assertThat(UdpBesideTcp.oneOf(LOOPBACK, 65508))
                .isEqualTo("SocketException: Message too long");
    }

    @Test
    void aDatagramWithoutBytesIsOneAllTheSameAndNoEndOfAnything() throws IOException {
        assertThat(UdpBesideTcp.udpReads(LOOPBACK, 2, 0)).containsExactly(0, 0);
    }

    @Test
    void showsTheBoundariesAndTheTruncation() throws IOException {
        UdpBesideTcp.boundaries(out, LOOPBACK);
        assertThat(printed.toString())
                .contains("[500, 500, 500, 500, 500, 500, 500, 500, 500, 500]")
                .contains("first receive 200 bytes, second 3: the other 300 bytes are gone");
    }

    @Test
    void countsWhatIsLost() throws IOException {
        UdpBesideTcp.loss(out, LOOPBACK, 1000, 8192);
        assertThat(printed.toString()).containsPattern("sent 1000 without an error, received");
    }

    @Test
    void tellsThatASendToNobodySucceeds() throws IOException {
        UdpBesideTcp.nobody(out, LOOPBACK);
        assertThat(printed.toString()).containsPattern("send, not connected +no error");
    }

    @Test
    void triesTheSmallestAndTheLargestDatagram() throws IOException {
        UdpBesideTcp.sizes(out, LOOPBACK);
        assertThat(printed.toString()).contains("0 bytes sent   0 bytes received");
    }

    @Test
    void aCountOutOfRangeIsAWrongOption() {
        ProgramRun.of(UdpBesideTcp::new, "--count", "0").assertFailure(Program.USAGE);
    }
}
