package netcourse.checker;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/// The exercises of a lesson with their last verdicts, kept in a file between two runs.
public final class Board {
    private static final String FILE = "netcourse-board.properties";

    /// One line of it.
    ///
    /// @param id `2.5`
    /// @param judged not later than the compiler's look at the code that was judged; a source that
    ///   is newer may deserve another verdict
    /// @param exercise the name of the learner's class, with its package
    public record Line(String id, String title, Verdict verdict, Instant judged, String exercise) {
        /// Whether the learner's file is newer than the verdict, or gone.
        ///
        /// @param sources the folder of the packages, `src/main/java` of the lesson
        public boolean isChanged(Path sources) throws IOException {
            Path file = sources.resolve(exercise.replace('.', '/') + ".java");
            return !Files.exists(file)
                    || Files.getLastModifiedTime(file).toInstant().isAfter(judged);
        }

        private String remark() {
            return " (%s.java has changed since)"
                    .formatted(exercise.substring(exercise.lastIndexOf('.') + 1));
        }
    }

    private final TreeMap<String, Line> lines =
            new TreeMap<>(Comparator.comparing(Board::lesson).thenComparing(Board::number));

    /// An empty board.
    public Board() {}

    private static int lesson(String id) {
        return Integer.parseInt(id.substring(0, id.indexOf('.')));
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('.') + 1));
    }

    /// Adds a line, or replaces the one of the same exercise.
    public void put(Line line) {
        lines.put(line.id(), line);
    }

    /// The lines in the order of the exercises.
    public Collection<Line> lines() {
        return lines.values();
    }

    /// A line per exercise, then `n of N solved` and what is next. A verdict on a file that has
    /// changed since counts for nothing: the exercise is to be checked again.
    ///
    /// @param sources the folder of the packages, `src/main/java` of the lesson
    public String render(Path sources) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Line> open = new ArrayList<>();
        int again = 0;
        int width = lines.values().stream().mapToInt(line -> line.title().length()).max().orElse(1);
        for (Line line : lines.values()) {
            boolean changed = line.isChanged(sources);
            again += changed ? 1 : 0;
            if (changed || line.verdict() != Verdict.SOLVED) {
                open.add(line);
            }
            text.append("  %-5s ".formatted(line.id()))
                    .append(line.title())
                    .repeat(' ', width - line.title().length())
                    .append("   " + line.verdict())
                    .append(changed ? line.remark() : "")
                    .append(System.lineSeparator());
        }
        text.append("  %d of %d solved".formatted(lines.size() - open.size(), lines.size()));
        text.append(again == 0 ? "" : ", %d to check again".formatted(again));
        open.stream()
                .findFirst()
                .ifPresent(next -> text.append("; next: " + next.id() + " " + next.title()));
        return text.append(System.lineSeparator()).toString();
    }

    /// Reads what [#save(Path)] left in a folder; nothing there is an empty board.
    public static Board load(Path folder) throws IOException {
        Board board = new Board();
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
            for (String id : properties.stringPropertyNames()) {
                String[] value = properties.getProperty(id).split("\t", 4);
                // Fewer fields: written by an older version of the course; judged again soon.
                if (value.length == 4) {
                    Verdict verdict = Verdict.valueOf(value[0]);
                    board.put(new Line(id, value[3], verdict, Instant.parse(value[1]), value[2]));
                }
            }
        }
        return board;
    }

    /// Writes it into a folder, such as a lesson's `target`.
    public void save(Path folder) throws IOException {
        Properties properties = new Properties();
        lines.forEach((id, line) ->
                properties.setProperty(
                        id,
                        "%s\t%s\t%s\t%s"
                                .formatted(
                                        line.verdict().name(),
                                        line.judged(),
                                        line.exercise(),
                                        line.title())));
        Files.createDirectories(folder);
        try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(out, "verdicts of the last run");
        }
    }
}
