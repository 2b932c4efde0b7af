package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenHeadersTest {
    private static final Path SCRIPT = Path.of("src/test/resources/golden/headers.py");

    @TempDir private Path folder;

    @Test
    void scriptMakesTheHeadersThatTheFileHas() throws IOException, InterruptedException {
        File printed = folder.resolve("printed").toFile();
        assumeTrue(Python.ran(SCRIPT, printed), "skipped: no python3 here that runs the script");
        assertThat(printed)
                .content(StandardCharsets.UTF_8)
                .isEqualToNormalizingNewlines(GoldenHeaders.text());
    }
}
