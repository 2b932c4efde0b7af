package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden bytes are what Python and a C compiler make: each `.txt` is what the script or the
/// program of the same name prints.
@Tag("verify")
class GoldenBytesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden").toAbsolutePath();
    private static final long LIMIT_SECONDS = 30;

    @TempDir private Path folder;

    static Stream<String> scripts() throws IOException {
        return names(".py");
    }

    static Stream<String> programs() throws IOException {
        return names(".c");
    }

    private static Stream<String> names(String end) throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(end))
                            .map(name -> name.substring(0, name.length() - end.length()))
                            .sorted()
                            .toList();
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "python3 is another program there")
    void pythonPrintsTheSameBytes(String name) throws IOException, InterruptedException {
        // -S: without what is installed; no script needs it.
        assertThat(run("python3", "-S", source(name + ".py"))).isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource("programs")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "tcp-control.c needs the headers of Linux")
    void compiledStructuresHaveTheSameBytes(String name) throws IOException, InterruptedException {
        String program = folder.resolve(name).toString();
        assertThat(run("cc", "-o", program, source(name + ".c"))).isEmpty();
        assertThat(run(program)).isEqualTo(golden(name));
    }

    @Test
    void everyFileOfBytesHasItsSource() throws IOException {
        List<String> sources = Stream.concat(scripts(), programs()).toList();
        assertThat(names(".txt")).isNotEmpty().isSubsetOf(sources);
    }

    /// The article: "struct+pack (data structure)".
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "python3 is another program there")
    void pythonsStructPadsAsCDoesUnlessItIsToldNotTo() throws IOException, InterruptedException {
        String sizes = "import struct; print(*map(struct.calcsize, ('BI', '@BI', '!BI', '<BI')))";
        assertThat(run("python3", "-c", sizes)).containsExactly("8 8 5 5");
    }

    private static String source(String file) {
        return GOLDEN.resolve(file).toString();
    }

    private static List<String> golden(String name) throws IOException {
        return Files.readAllLines(GOLDEN.resolve(name + ".txt"));
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
