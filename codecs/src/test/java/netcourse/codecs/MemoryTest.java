package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a process of its own shows: its heap is small, and its peak is read from /proc.
@Tag("verify")
class MemoryTest {
    private static final long MAX_KILOBYTES = 64 << 10;

    @TempDir private Path folder;

    @BeforeAll
    static void onlyWhereProcShowsMemory() {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "skipped: there is no /proc here");
    }

    @Test
    void aHostileCorpusTakesNoMoreThan64MebibytesOverAnIdleDecoder() throws Exception {
        int number = 0;
        for (Hostile hostile : Hostile.all()) {
            Path file = folder.resolve(number++ + "." + hostile.compression().title());
            Files.write(file, hostile.bytes());
        }
        String printed = run(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"), "hostile");
        assertThat(number(printed, "refused (\\d+)")).isEqualTo(number);
        assertThat(number(printed, "peak grew by (\\d+) kB")).isLessThan(MAX_KILOBYTES);
    }

    @Test
    void codecsAndStreamsThatFailLeaveNoNativeMemoryBehind() throws Exception {
        String printed = run(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"), "closed");
        assertThat(number(printed, "peak grew by (\\d+) kB")).isLessThan(MAX_KILOBYTES / 2);
    }

    /// In a JVM with both compilers, as programs have it: the second one removes small objects.
    /// -Xbatch has the program wait for it, on a busy machine as well.
    @Test
    void intoAGivenDestinationNothingIsAllocated() throws Exception {
        String printed = run(List.of("-Xmx64m", "-Xbatch"), "allocation");
        Matcher matcher = Pattern.compile("(\\S+) takes (\\d+) bytes").matcher(printed);
        int found = 0;
        for (; matcher.find(); found++) {
            assertThat(Long.parseLong(matcher.group(2))).as(matcher.group(1)).isLessThan(65);
        }
        assertThat(found).isEqualTo(4 * Compression.values().length);
    }

    private String run(List<String> options, String task) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(MemoryProgram.class.getName(), task, folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static long number(String printed, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(printed);
        assertThat(matcher.find()).as(printed).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
