package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The scripts run beside each other, since starting Python takes longer than any of them.
class HexVectorsTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/golden");
    private static final List<String> NAMES =
            List.of(
                    "numbers",
                    "text",
                    "peer-entry",
                    "tlv",
                    "checksum",
                    "segments",
                    "login",
                    "frames",
                    "formats",
                    "readings");

    @TempDir private static Path folder;

    private static final Map<String, Process> RUNNING = new LinkedHashMap<>();

    @BeforeAll
    static void startScripts() throws IOException, InterruptedException {
        if (!isPython()) {
            return;
        }
        for (String name : NAMES) {
            // -S: without what is installed; none of them needs it.
            Process python =
                    new ProcessBuilder("python3", "-S", SCRIPTS.resolve(name + ".py").toString())
                            .redirectOutput(printed(name))
                            .redirectErrorStream(true)
                            .start();
            RUNNING.put(name, python);
        }
    }

    private static File printed(String name) {
        return folder.resolve(name).toFile();
    }

    @AfterAll
    static void endScripts() throws InterruptedException {
        for (Process python : RUNNING.values()) {
            python.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void scriptMakesTheBytesThatTheFileHas(String name) throws InterruptedException {
        Process python = RUNNING.get(name);
        assumeTrue(python != null, "no python3 here: the bytes are taken as they stand");
        assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(printed(name))
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
