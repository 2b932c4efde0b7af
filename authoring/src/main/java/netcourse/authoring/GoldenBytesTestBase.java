package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden bytes of a lesson come from a second source: `golden/x.txt` is what the script
/// `golden/x.py` beside it prints.
@Tag("verify")
public abstract class GoldenBytesTestBase {
    private static final Path GOLDEN = Path.of("src/test/resources/golden").toAbsolutePath();

    @ParameterizedTest
    @MethodSource("scripts")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "python3 is another program there")
    void pythonPrintsTheSameBytes(String name) throws IOException, InterruptedException {
        // -S: without what is installed; no script needs it.
        List<String> printed = SystemCommand.lines("python3", "-S", source(name + ".py"));
        List<String> golden = golden(name);
        // What depends on the version of Python says so in its first line.
        assumeTrue(
                !golden.getFirst().startsWith("#") || golden.getFirst().equals(printed.getFirst()),
                () -> "skipped: made by " + golden.getFirst() + ", here is " + printed.getFirst());
        assertThat(printed).isEqualTo(golden);
    }

    static List<String> scripts() throws IOException {
        return names(".py");
    }

    /// The names of the golden files with this ending, without it.
    protected static List<String> names(String end) throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .sorted()
                    .toList();
        }
    }

    /// The path of a golden file or of its source.
    protected static String source(String file) {
        return GOLDEN.resolve(file).toString();
    }

    /// The lines of `golden/name.txt`.
    protected static List<String> golden(String name) throws IOException {
        return Files.readAllLines(GOLDEN.resolve(name + ".txt"));
    }
}
