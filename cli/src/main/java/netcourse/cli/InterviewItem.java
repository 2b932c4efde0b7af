package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A question of a lesson's `INTERVIEW.md`, with its answers.
///
/// @param chinese how it is asked in Chinese; may be empty
/// @param followUp the next question, with its answer
record InterviewItem(
        String lesson,
        String question,
        String chinese,
        String shortAnswer,
        String longAnswer,
        String followUp,
        String trap,
        String proof) {
    private static final Pattern PART =
            Pattern.compile("(?m)^\\*\\*(30 seconds|2 minutes|Follow-up|Trap|Proof)\\.\\*\\*");

    /// The items of a lesson in their order; none if it has no such file.
    static List<InterviewItem> of(Lesson lesson) throws IOException {
        return of(lesson, "");
    }

    /// Those with this word somewhere.
    static List<InterviewItem> of(Lesson lesson, String word) throws IOException {
        Path file = lesson.folder().resolve("INTERVIEW.md");
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file).replace("\r\n", "\n");
        return Arrays.stream(text.split("(?m)^### "))
                .skip(1)
                .filter(item -> item.contains(word))
                .map(item -> parse(lesson.name(), item))
                .toList();
    }

    private static InterviewItem parse(String lesson, String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        String name = "";
        int from = text.indexOf('\n');
        Matcher part = PART.matcher(text);
        while (part.find()) {
            parts.put(name, text.substring(from, part.start()).strip());
            name = part.group(1);
            from = part.end();
        }
        // A heading of the next section may stand before the next question.
        parts.put(name, text.substring(from).replaceAll("(?ms)^##? .*", "").strip());
        return new InterviewItem(
                lesson,
                text.lines().findFirst().orElse("").strip(),
                parts.getOrDefault("", ""),
                parts.getOrDefault("30 seconds", ""),
                parts.getOrDefault("2 minutes", ""),
                parts.getOrDefault("Follow-up", ""),
                parts.getOrDefault("Trap", ""),
                parts.getOrDefault("Proof", ""));
    }

    /// What stays the same when an answer is corrected: where it is asked, and what.
    String key() {
        return lesson.substring(0, Math.min(8, lesson.length())) + " " + question;
    }

    /// Everything but the question, each part under its name, as it is written: in Markdown.
    Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("30 seconds", shortAnswer);
        answers.put("2 minutes", longAnswer);
        answers.put("follow-up", followUp);
        answers.put("trap", trap);
        answers.put("proof", proof);
        return answers;
    }
}
