package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexVectorsTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/golden");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numbers",
                "text",
                "peer-entry",
                "tlv",
                "checksum",
                "segments",
                "login",
                "frames",
                "formats",
                "readings"
            })
    void scriptMakesTheBytesThatTheFileHas(String name) throws Exception {
        assumeTrue(isPython(), "no python3 here: the bytes are taken as they stand in the file");
        File printed = folder.resolve("printed").toFile();
        Process python =
                new ProcessBuilder("python3", SCRIPTS.resolve(name + ".py").toString())
                        .redirectOutput(printed)
                        .redirectErrorStream(true)
                        .start();
        assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(printed)
                .content(StandardCharsets.UTF_8)
                .isEqualToNormalizingNewlines(HexVectors.read(name + ".txt"));
    }

    private static boolean isPython() throws InterruptedException {
        try {
            Process python =
                    new ProcessBuilder("python3", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return python.waitFor(30, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
