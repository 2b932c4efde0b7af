package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimeWaitTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed, true);

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
