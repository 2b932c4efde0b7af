package netcourse.lesson02;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The first wait of a virtual thread opens descriptors that all later waits need.
@EnabledOnOs(value = OS.LINUX, disabledReason = "seen on Linux only")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FirstWaitTest {
    private static final Path BASH = Path.of("/bin/bash");

    @Test
    void firstWaitWithoutDescriptorsBreaksEveryLaterWait() throws Exception {
        assertThat(run())
                .containsExactly(
                        "none left: ExceptionInInitializerError",
                        "free again: NoClassDefFoundError");
    }

    @Test
    void aWaitBeforeKeepsVirtualThreadsWaiting() throws Exception {
        assertThat(run("early"))
                .containsExactly("early: read x", "none left: read x", "free again: read x");
    }

    private static List<String> run(String... arguments) throws Exception {
        assumeThat(BASH).as("the limit on descriptors is set with bash").isExecutable();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                BASH.toString(),
                                "-c",
                                "ulimit -n 60; exec \"$0\" \"$@\"",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                Path.of(
                                                FirstWait.class
                                                        .getProtectionDomain()
                                                        .getCodeSource()
                                                        .getLocation()
                                                        .toURI())
                                        .toString(),
                                FirstWait.class.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            List<String> lines =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
