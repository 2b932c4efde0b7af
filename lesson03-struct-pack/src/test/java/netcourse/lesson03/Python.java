package netcourse.lesson03;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Runs the scripts that make golden bytes, where there is a Python.
final class Python {
    private static final long LIMIT_SECONDS = 60;

    private Python() {}

    /// Whether a script ran well; what it printed is in the file.
    static boolean ran(Path script, File output) throws InterruptedException {
        try {
            Process python =
                    new ProcessBuilder("python3", script.toString())
                            .redirectOutput(output)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!python.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                python.destroyForcibly();
                return false;
            }
            return python.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
