package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs what the article wrote in its own language; a test that needs it is skipped, with that
/// reason, where there is no `python3`.
public final class Python {
    private static final long LIMIT_SECONDS = 30;

    private Python() {}

    /// The lines that a script prints. The script sees `socket` imported and `s`, a fresh TCP
    /// socket.
    public static List<String> run(String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile("python", ".txt");
        try {
            int status = start("import socket\ns = socket.socket()\n" + script, output);
            assertThat(status).as("exit status of python3: %s", Files.readString(output)).isZero();
            return Files.readAllLines(output);
        } finally {
            Files.delete(output);
        }
    }

    private static int start(String script, Path output) throws IOException, InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder("python3", "-")
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no python3 here: " + e.getMessage());
            throw e;
        }
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(script);
        }
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("python3 did not end within " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }
}
