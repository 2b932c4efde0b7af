package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UdpBesideTcpTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed, true);

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
        assertThat(Program.run(new UdpBesideTcp(), "--count", "0")).isEqualTo(Program.USAGE);
    }
}
