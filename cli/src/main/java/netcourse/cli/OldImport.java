package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Explains why a learner's file of an older course does not compile: it imports its contract from
/// the lesson's package, and the contract is now in the learner's own, `exercise`.
final class OldImport {
    private static final Pattern IMPORT =
            Pattern.compile(
                    "\\s*(import\\s+(?:static\\s+)?)(netcourse\\.lesson[0-9]{2})\\.([A-Z]\\w*)(\\.[\\w.*]+)?\\s*;.*");

    private OldImport() {}

    /// A line for each such import in the learner's file; empty if it has none.
    static String explain(Exercise exercise) throws IOException {
        List<String> lines = Files.readAllLines(exercise.solution());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Matcher old = IMPORT.matcher(lines.get(i));
            if (old.matches() && isGone(old.group(2), old.group(3), exercise)) {
                text.append(
                        "%s:%d: %s%n"
                                .formatted(
                                        exercise.fromRoot(exercise.solution()),
                                        i + 1,
                                        advice(old)));
            }
        }
        return text.toString();
    }

    private static boolean isGone(String lesson, String contract, Exercise exercise) {
        Path old = exercise.lesson().mainSources().resolve(lesson.replace('.', '/'));
        String file = contract + ".java";
        return Files.exists(exercise.solution().resolveSibling(file))
                && !Files.exists(old.resolve(file));
    }

    private static String advice(Matcher old) {
        return old.group(4) == null
                ? "delete this import: %s is now in the same package".formatted(old.group(3))
                : "write %s%s.exercise.%s%s;"
                        .formatted(old.group(1), old.group(2), old.group(3), old.group(4));
    }
}
