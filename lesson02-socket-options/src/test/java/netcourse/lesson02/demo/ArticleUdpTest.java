package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the article says of SOCK_DGRAM, "a data packet, which is set by UDP", and of SOCK_STREAM.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArticleUdpTest {
    private static final String LINUX_COUNT = "only Linux counts the drops of a socket in /proc";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void tenSendsOfADatagramSocketAreTenReceives() throws IOException {
        assertThat(UdpTrial.lengths(LOOPBACK, 10, 500)).isEqualTo(Collections.nCopies(10, 500));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells when all have arrived")
    void tenSendsOfAStreamSocketAreOneReadOnceAllHaveArrived() throws IOException {
        List<Integer> reads = UdpBesideTcp.tcpReads(LOOPBACK, 10, 500);
        assertThat(reads.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5000);
        assertThat(reads.size()).isLessThan(10);
    }

    @Test
    void aBufferThatIsTooSmallLosesTheRestOfTheDatagramWithoutAnError() throws IOException {
        assertThat(UdpTrial.truncated(LOOPBACK, 500, 200)).containsExactly(200, 3);
    }

    @Test
    void datagramsThatNobodyReadsAreLostAndTheSenderIsNotTold() throws IOException {
        UdpTrial.Flood flood = UdpTrial.flood(LOOPBACK, 1000, 500, 8192);
        assertThat(flood.sent()).isEqualTo(1000);
        assertThat(flood.received()).isPositive().isLessThan(1000);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = LINUX_COUNT)
    void theSystemCountsEveryDatagramThatItDropped() throws IOException {
        UdpTrial.Flood flood = UdpTrial.flood(LOOPBACK, 1000, 500, 8192);
        assertThat(flood.dropped()).hasValue(flood.sent() - flood.received());
    }

    @Test
    void sendingToAPortWhereNobodyReceivesIsNoError() throws IOException {
        assertThat(UdpTrial.sendToNobody(LOOPBACK)).isEqualTo("no error");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "not every system tells the socket of it")
    void aConnectedSocketIsToldAtALaterCallThatNobodyReceives() throws IOException {
        assertThat(UdpTrial.writeToNobody(LOOPBACK))
                .containsExactly("5 bytes, no error", "PortUnreachableException");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "macOS sends 9216 bytes at most by default")
    void theLargestDatagramOverIpvFourIsTheLargestPacketLessTwoHeaders() throws IOException {
        assertThat(UdpTrial.oneOf(LOOPBACK, 65507)).isEqualTo("65507 bytes received");
        assertThat(UdpTrial.oneOf(LOOPBACK, 65508)).isEqualTo("SocketException: Message too long");
    }

    @Test
    void aDatagramWithoutBytesIsOneAllTheSameAndNoEndOfAnything() throws IOException {
        assertThat(UdpTrial.lengths(LOOPBACK, 2, 0)).containsExactly(0, 0);
    }
}
