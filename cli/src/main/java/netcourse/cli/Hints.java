package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// From 1.
    String text(int number) {
        return texts.get(number - 1);
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
