package netcourse.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The task of an exercise: the doc comments of its contract, as Markdown. Each member's
/// declaration stands before what is said about it.
final class ExerciseTask {
    /// A reference such as `[netcourse.common.MessageHeader#readFrom]`; its last names are kept.
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "\\[(?:[a-z]\\w*\\.)*#?([A-Za-z][\\w.]*)(?:#(\\w+))?(?:\\([^)]*\\))?\\](?![(\\[])");

    private final StringBuilder markdown = new StringBuilder();
    private final List<String> comment = new ArrayList<>();
    private String declaration = "";
    private boolean fenced;

    private ExerciseTask() {}

    /// @param source an interface
    static String of(String source) {
        ExerciseTask task = new ExerciseTask();
        source.lines().map(String::strip).forEach(task::take);
        return task.markdown.toString();
    }

    private void take(String line) {
        if (line.startsWith("///")) {
            comment.add(text(line.substring(3)));
        } else if (!comment.isEmpty()) {
            declaration += (declaration.isEmpty() ? "" : " ") + line;
            if (line.matches(".*[;{}]|[A-Z0-9_]+,?")) {
                end();
            }
        }
    }

    /// The first comment is the interface's own, below the exercise's title.
    private void end() {
        if (markdown.isEmpty()) {
            String first = comment.getFirst().replaceFirst("^Exercise [0-9.]+: ", "");
            comment.set(0, first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1));
        } else {
            String shown = declaration.replace("( ", "(").replaceFirst(" *(\\{ *}?|,)$", "");
            markdown.append("```java\n").append(shown).append("\n```\n\n");
        }
        comment.forEach(text -> markdown.append(text).append('\n'));
        markdown.append('\n');
        comment.clear();
        declaration = "";
    }

    /// Markdown has neither references to Java's names nor tags.
    private String text(String line) {
        String text = line.startsWith(" ") ? line.substring(1) : line;
        if (text.strip().startsWith("```")) {
            fenced = !fenced;
        }
        return fenced ? text : inline(text);
    }

    private static String inline(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        r -> "`" + r.group(1) + (r.group(2) == null ? "" : "." + r.group(2)) + "`")
                .replaceFirst("^@param (\\w+) ", "- `$1`: ")
                .replaceFirst("^@throws ([\\w.]+) ", "- throws `$1` ")
                .replaceFirst("^@return ", "- returns ");
    }
}
