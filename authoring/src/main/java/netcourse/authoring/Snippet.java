package netcourse.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A region of a source file, between `// @start region="name"` and `// @end`: the markers of the
/// JDK's own snippets (JEP 413).
final class Snippet {
    private Snippet() {}

    /// The lines of a region, moved to the left margin.
    ///
    /// @throws IllegalArgumentException if the file has no such region, or it does not end
    static String read(Path file, String region) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int start = indexOf(lines, "// @start region=\"" + region + "\"", 0);
        int end = start < 0 ? -1 : indexOf(lines, "// @end", start);
        if (end < 0) {
            throw new IllegalArgumentException("no region \"" + region + "\" in " + file);
        }
        return lines.subList(start + 1, end).stream()
                .collect(Collectors.joining("\n"))
                // A blank last line would count as one without indentation.
                .stripTrailing()
                .stripIndent()
                .strip();
    }

    private static int indexOf(List<String> lines, String marker, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        return -1;
    }
}
