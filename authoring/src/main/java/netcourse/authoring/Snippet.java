package netcourse.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A region of a source file, between `// @start region="name"` and `// @end`: the markers of the
/// JDK's own snippets (JEP 413). A region may have several parts.
///
/// It is shown as a file that compiles alone: the imports that it needs, then the region. If that
/// is no whole top-level type, it stands in a class, without `@Override`, which would be wrong
/// there: the region `read-exactly` in `class ReadExactly`.
final class Snippet {
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?[\\w.]+\\.(\\w+);");

    private Snippet() {}

    /// The lines of a region, as they are shown.
    ///
    /// @throws IllegalArgumentException if the file has no such region, or it does not end
    static String read(Path file, String region) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String code = code(lines, region).orElseThrow(() -> none(file, region));
        String body =
                code.startsWith(" ")
                        ? "class %s {\n%s\n}".formatted(className(region), members(code))
                        : code;
        return Stream.of(imports(lines, body, true), imports(lines, body, false), body)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static IllegalArgumentException none(Path file, String region) {
        return new IllegalArgumentException("no region \"" + region + "\" in " + file);
    }

    /// All parts of the region; nothing if there is none, or one has no end.
    private static Optional<String> code(List<String> lines, String region) {
        String start = "// @start region=\"" + region + "\"";
        StringBuilder code = new StringBuilder();
        for (int at = indexOf(lines, start, 0); at >= 0; at = indexOf(lines, start, at)) {
            int end = indexOf(lines, "// @end", at);
            if (end < 0) {
                return Optional.empty();
            }
            code.append(code.isEmpty() ? "" : "\n\n")
                    .append(String.join("\n", lines.subList(at + 1, end)).stripTrailing());
            at = end;
        }
        return Optional.of(code.toString()).filter(c -> !c.isEmpty());
    }

    private static int indexOf(List<String> lines, String marker, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        return -1;
    }

    private static String members(String code) {
        return code.stripIndent()
                .replaceAll("(?m)^@Override\n", "")
                .replaceAll("(?m)^(?=.)", "    ");
    }

    private static String className(String region) {
        Matcher first = Pattern.compile("(?:^|-)(\\w)").matcher(region);
        return first.replaceAll(word -> word.group(1).toUpperCase());
    }

    /// Those of the file that the code needs.
    private static String imports(List<String> lines, String code, boolean ofMembers) {
        return lines.stream()
                .map(IMPORT::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group().startsWith("import static ") == ofMembers)
                .filter(line -> Pattern.compile("\\b" + line.group(1) + "\\b").matcher(code).find())
                .map(Matcher::group)
                .collect(Collectors.joining("\n"));
    }
}
