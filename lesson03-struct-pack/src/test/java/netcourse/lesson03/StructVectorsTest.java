package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netcourse.lesson03.StructVectors.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// [Struct] agrees with CPython, byte for byte and refusal for refusal.
class StructVectorsTest {
    private static final Path SCRIPT = Path.of("src/test/resources/golden/struct.py");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"size", "pack", "into", "unpack", "from", "iter"})
    void answersAsCpythonDoes(String operation) throws IOException {
        List<Case> cases =
                StructVectors.all().stream().filter(c -> c.operation().equals(operation)).toList();
        assertThat(cases).hasSizeGreaterThan(50);
        assertThat(cases)
                .filteredOn(c -> !StructVectors.answer(c).equals(c.expected()))
                .extracting(c -> c.columns() + " but was " + StructVectors.answer(c))
                .isEmpty();
    }

    @Test
    void scriptMakesTheLinesThatTheFileHas() throws IOException, InterruptedException {
        String header = StructVectors.text().lines().findFirst().orElseThrow();
        File printed = folder.resolve("printed").toFile();
        assumeTrue(Python.ran(SCRIPT, printed), "skipped: no python3 here that runs the script");
        List<String> lines = Files.readAllLines(printed.toPath());
        assumeTrue(
                lines.getFirst().equals(header),
                () -> "skipped: made by " + header + ", here is " + lines.getFirst());
        assertThat(printed)
                .content(StandardCharsets.UTF_8)
                .isEqualToNormalizingNewlines(StructVectors.text());
    }
}
