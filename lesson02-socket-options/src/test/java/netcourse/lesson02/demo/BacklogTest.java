package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.time.Duration;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BacklogTest {
    private final StringWriter printed = new StringWriter();

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the counts are those of Linux")
    void tellsHowManyAreConnectedAndWhatBecameOfTheNext() throws IOException {
        PrintWriter out = new PrintWriter(printed, true);
        InetAddress host = InetAddress.getLoopbackAddress();
        try (BacklogTrial trial = new BacklogTrial(host, 2, Duration.ofMillis(500))) {
            assertThat(Backlog.fill(out, trial, 100)).isTrue();
        }
        assertThat(printed.toString())
                .contains("waiting for accept: 3")
                .contains("client 4   Connect timed out")
                .contains("So 3 are connected, and no accept was called.");
    }

    @Test
    void aBacklogOutOfRangeIsAWrongOption() {
        assertThat(Program.run(new Backlog(), "--backlog", "0")).isEqualTo(Program.USAGE);
    }
}
