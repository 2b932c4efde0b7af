package netcourse.checker;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
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
    public record Line(String id, String title, Verdict verdict, Instant judged) {
        /// `2.5 read exactly n bytes NOT STARTED`.
        @Override
        public String toString() {
            return "  %-5s %-52s %s".formatted(id, title, verdict);
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

    /// How many are solved.
    public long solved() {
        return lines.values().stream().filter(l -> l.verdict() == Verdict.SOLVED).count();
    }

    /// The first that is not solved.
    public Optional<Line> next() {
        return lines.values().stream().filter(l -> l.verdict() != Verdict.SOLVED).findFirst();
    }

    /// A line per exercise, then `n of N solved` and what is next.
    public String render() {
        StringBuilder text = new StringBuilder();
        lines.values().forEach(line -> text.append(line).append(System.lineSeparator()));
        text.append("  %d of %d solved".formatted(solved(), lines.size()));
        next().ifPresent(line -> text.append("; next: %s %s".formatted(line.id(), line.title())));
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
                String[] value = properties.getProperty(id).split("\t", 3);
                // Two fields: written by an older version of the course; judged again soon.
                if (value.length == 3) {
                    Verdict verdict = Verdict.valueOf(value[0]);
                    board.put(new Line(id, value[2], verdict, Instant.parse(value[1])));
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
                        id, line.verdict().name() + "\t" + line.judged() + "\t" + line.title()));
        Files.createDirectories(folder);
        try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(out, "verdicts of the last run");
        }
    }
}
