package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a C compiler makes of the golden structures, and that no golden bytes lack a source.
class GoldenBytesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden").toAbsolutePath();
    private static final long LIMIT_SECONDS = 30;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"peer-entry", "tcp-control"})
    @EnabledOnOs(value = OS.LINUX, disabledReason = "tcp-control.c needs the headers of Linux")
    void compiledStructuresHaveTheSameBytes(String name) throws IOException, InterruptedException {
        String program = folder.resolve(name).toString();
        assertThat(run("cc", "-o", program, script(name + ".c"))).isEmpty();
        assertThat(run(program)).isEqualTo(Files.readAllLines(GOLDEN.resolve(name + ".txt")));
    }

    /// The article: "struct+pack (data structure)".
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "python3 is another program there")
    void pythonsStructPadsAsCDoesUnlessItIsToldNotTo() throws IOException, InterruptedException {
        String sizes = "import struct; print(*map(struct.calcsize, ('BI', '@BI', '!BI', '<BI')))";
        assertThat(run("python3", "-c", sizes)).containsExactly("8 8 5 5");
    }

    @Test
    void everyFileOfBytesHasItsSource() throws IOException {
        try (var files = Files.newDirectoryStream(GOLDEN, "*.txt")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".txt", "");
                assertThat(
                                Files.exists(GOLDEN.resolve(name + ".py"))
                                        || Files.exists(GOLDEN.resolve(name + ".c")))
                        .as(name)
                        .isTrue();
            }
        }
    }

    private static String script(String file) {
        return GOLDEN.resolve(file).toString();
    }

    /// The lines that a command prints; the test is skipped where there is no such command.
    private List<String> run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no " + command[0] + " here: " + e.getMessage());
            throw e;
        }
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " did not end within " + LIMIT_SECONDS + " s");
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }
}
