package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command of the system, such as `python3` or `cc`, for what must come from a second source.
public final class SystemCommand {
    private static final long LIMIT_SECONDS = 60;

    private SystemCommand() {}

    /// The lines that a command prints; it must end well. The test that calls this is skipped, with
    /// that reason, where there is no such command.
    public static List<String> lines(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".txt");
        try {
            int status = run(output, command);
            assertThat(status).as("%s: %s", command[0], Files.readString(output)).isZero();
            return Files.readAllLines(output);
        } finally {
            Files.delete(output);
        }
    }

    private static int run(Path output, String... command)
            throws IOException, InterruptedException {
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
        return process.exitValue();
    }
}
