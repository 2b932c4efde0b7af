package netcourse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Opens a learner's file: by the command that the learner gave, or in VS Code if this is its
/// terminal.
///
/// @param command `idea`, `vim -g`; empty for VS Code
record Editor(String command) {
    /// Whether there is an editor to open.
    boolean isKnown() {
        return !command.isEmpty() || "vscode".equals(System.getenv("TERM_PROGRAM"));
    }

    /// Starts the editor and does not wait for it.
    ///
    /// @return what was done, or why not
    String open(Path file) {
        if (!isKnown()) {
            return "open " + file + " in your editor (--edit-cmd names one that opens it for you)";
        }
        List<String> words = new ArrayList<>(words());
        words.add(file.toString());
        try {
            new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
            return "opened by " + words.getFirst() + ": " + file;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private List<String> words() {
        if (!command.isEmpty()) {
            return Arrays.asList(command.strip().split("\\s+"));
        }
        boolean windows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? List.of("cmd", "/c", "code", "-r") : List.of("code", "-r");
    }
}
