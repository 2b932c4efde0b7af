package netcourse.authoring;

import java.io.IOException;
import java.util.List;

/// Runs what the article wrote in its own language; a test that needs it is skipped, with that
/// reason, where there is no `python3`.
public final class Python {
    private Python() {}

    /// The lines that a script prints. The script sees `socket` imported and `s`, a fresh TCP
    /// socket.
    public static List<String> run(String script) throws IOException, InterruptedException {
        return SystemCommand.lines(
                "python3", "-c", "import socket\ns = socket.socket()\n" + script);
    }
}
