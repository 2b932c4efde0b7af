package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/// The hints of an exercise, each of which gives more away, and how many of them were seen.
final class Hints {
    private static final String NOTES = "hints";

    private final Exercise exercise;
    private final Notes notes;
    private final Path file;
    private final List<String> texts;

    Hints(Exercise exercise, Notes notes) throws IOException {
        this.exercise = exercise;
        this.notes = notes;
        file = exercise.lesson().folder().resolve("hints").resolve(exercise.id() + ".md");
        String text = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
        texts = Arrays.stream(text.split("(?m)^## [0-9]+$")).skip(1).map(String::strip).toList();
    }

    /// Where all of them stand.
    Path file() {
        return file;
    }

    int size() {
        return texts.size();
    }

    /// From 1; its paragraphs in lines of so many columns at most, code as it is.
    String text(int number, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean code = false;
        for (String line : (texts.get(number - 1) + "\n\n").split("\n", -1)) {
            boolean fence = line.startsWith("```");
            if (!code && !fence && !line.isBlank()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
                continue;
            }
            if (!paragraph.isEmpty()) {
                ItemText.wrap(paragraph.toString(), columns, lines);
                paragraph.setLength(0);
            }
            lines.add(line);
            code ^= fence;
        }
        return String.join(System.lineSeparator(), lines).stripTrailing();
    }

    int seen() {
        String number = notes.load(NOTES).getProperty(exercise.id(), "0");
        return number.matches("[0-9]") ? Math.min(Integer.parseInt(number), size()) : 0;
    }

    /// The number of the next one; of the last one when all were seen.
    int next() {
        return Math.min(seen() + 1, size());
    }

    /// The hints up to this one count as seen.
    void keepSeen(int number) throws IOException {
        Properties all = notes.load(NOTES);
        all.setProperty(exercise.id(), String.valueOf(number));
        notes.save(NOTES, all);
    }

    /// The exercise begins anew.
    void forget() throws IOException {
        Properties all = notes.load(NOTES);
        if (all.remove(exercise.id()) != null) {
            notes.save(NOTES, all);
        }
    }
}
