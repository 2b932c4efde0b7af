package netcourse.checker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// The exercises of a lesson with their last results, kept in a file between two runs.
public final class Board {
    private static final String FILE = "target/netcourse-board.properties";
    private static final Path SOURCES = Path.of("src", "main", "java");

    /// Fields of a result in the file; the last, the report, may hold the separator.
    private static final int FIELDS = 8;

    private static final Set<Verdict> UNIFORM =
            EnumSet.of(Verdict.SOLVED, Verdict.NOT_STARTED, Verdict.NOT_JUDGED);

    private final Path lesson;
    private final TreeMap<String, CheckResult> results =
            new TreeMap<>(Comparator.comparing(Board::lesson).thenComparing(Board::number));

    /// An empty board.
    ///
    /// @param lesson the folder of the lesson, within that of the course
    public Board(Path lesson) {
        this.lesson = lesson;
    }

    private static int lesson(String id) {
        return Integer.parseInt(id.substring(0, id.indexOf('.')));
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('.') + 1));
    }

    /// The name of the lesson's folder.
    public String name() {
        return lesson.getFileName().toString();
    }

    /// Adds a result, or replaces the one of the same exercise.
    public void put(CheckResult result) {
        results.put(result.id(), result);
    }

    /// The result of an exercise.
    public Optional<CheckResult> result(String id) {
        return Optional.ofNullable(results.get(id));
    }

    /// The results in the order of the exercises.
    public Collection<CheckResult> results() {
        return results.values();
    }

    /// Whether the learner's file is newer than the result, or gone: then the result counts for
    /// nothing.
    public boolean isChanged(CheckResult result) {
        if (result.judged().equals(Instant.EPOCH)) {
            return false;
        }
        Path file = lesson.resolve(SOURCES).resolve(path(result.solution()));
        try {
            return Files.getLastModifiedTime(file).toInstant().isAfter(result.judged());
        } catch (IOException e) {
            return true;
        }
    }

    /// Whether it is SOLVED as the learner's file stands now.
    public boolean isSolved(CheckResult result) {
        return result.verdict() == Verdict.SOLVED && !isChanged(result);
    }

    /// Whether all exercises are solved, or none is started, so that their lines say the same.
    boolean isUniform() {
        List<Verdict> verdicts = results().stream().map(CheckResult::verdict).distinct().toList();
        return verdicts.size() == 1
                && UNIFORM.contains(verdicts.getFirst())
                && results().stream().noneMatch(this::isChanged);
    }

    /// `lesson03-struct-pack: all 9 NOT STARTED`.
    String uniformLine(Function<Verdict, String> coloured) {
        CheckResult any = results.firstEntry().getValue();
        return "%s: all %d %s%n".formatted(name(), results.size(), word(any, coloured));
    }

    /// A board with some of the exercises.
    Board only(Predicate<CheckResult> which) {
        Board some = new Board(lesson);
        results().stream().filter(which).forEach(some::put);
        return some;
    }

    /// The line of an exercise: its id, what it asks, its title, its verdict, and what there is to
    /// say of it.
    ///
    /// @param coloured the word for a verdict, in its colour
    public String line(CheckResult result, Function<Verdict, String> coloured) {
        return "  "
                + padded(result.id(), 6)
                + result.effort().column()
                + "  "
                + padded(result.title(), 59)
                + verdict(result, coloured);
    }

    /// What a format does, too, but fifty of those take a new JVM a while.
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    /// `WRONG (MyExactReader.java: single-read)`.
    ///
    /// @param coloured the word for a verdict, in its colour
    public String verdict(CheckResult result, Function<Verdict, String> coloured) {
        String remark = remark(result);
        return word(result, coloured) + (remark.isEmpty() ? "" : " (" + remark + ")");
    }

    private static String word(CheckResult result, Function<Verdict, String> coloured) {
        boolean isNew = result.verdict() == Verdict.NOT_JUDGED && result.report().isEmpty();
        return isNew ? "not judged yet" : coloured.apply(result.verdict());
    }

    private String remark(CheckResult result) {
        String file = path(result.solution()).getFileName().toString();
        if (isChanged(result)) {
            return file + " has changed since";
        }
        return switch (result.verdict()) {
            case SOLVED, NOT_STARTED, DOES_NOT_COMPILE -> file;
            case WRONG, STUCK -> result.mistake().isEmpty() ? file : file + ": " + result.mistake();
            case ENVIRONMENT -> "this machine cannot show it";
            case NOT_JUDGED -> "";
        };
    }

    /// The two files of an exercise, from the folder of the course: the contract, which says what
    /// to do, and the learner's own, which is called the same after `My`.
    public String files(CheckResult result) {
        Path solution = Path.of(name()).resolve(SOURCES).resolve(path(result.solution()));
        String contract = solution.getFileName().toString().replaceFirst("^My", "");
        return "  task   %s%n  yours  %s".formatted(solution.resolveSibling(contract), solution);
    }

    private static Path path(String className) {
        return Path.of(className.replace('.', '/') + ".java");
    }

    /// Reads what [#save()] left in the lesson's `target`; nothing there is an empty board.
    public static Board load(Path lesson) throws IOException {
        Board board = new Board(lesson);
        Path file = lesson.resolve(FILE);
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
            for (String id : properties.stringPropertyNames()) {
                String[] value = properties.getProperty(id).split("\t", FIELDS);
                // Other fields: written by an older version of the course; judged again soon.
                if (value.length == FIELDS && value[1].contains(" ")) {
                    board.put(result(id, value));
                }
            }
        }
        return board;
    }

    private static CheckResult result(String id, String... value) {
        return new CheckResult(
                id,
                value[3],
                Effort.parse(value[4]),
                value[2],
                Verdict.valueOf(value[0]),
                value[5],
                value[6],
                value[7],
                time(value[1]));
    }

    /// Seconds and nanoseconds: a new JVM is long in learning to read a date.
    private static Instant time(String stored) {
        int blank = stored.indexOf(' ');
        return Instant.ofEpochSecond(
                Long.parseLong(stored.substring(0, blank)),
                Long.parseLong(stored.substring(blank + 1)));
    }

    /// Writes it into the lesson's `target`.
    public void save() throws IOException {
        StringBuilder text = new StringBuilder("# results of the last run\n");
        results.forEach(
                (id, r) -> text.append(id).append('=').append(escaped(stored(r))).append('\n'));
        Path file = lesson.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String stored(CheckResult result) {
        return String.join(
                "\t",
                result.verdict().name(),
                result.judged().getEpochSecond() + " " + result.judged().getNano(),
                result.solution(),
                result.title(),
                result.effort().stored(),
                result.behaviour(),
                result.mistake(),
                result.report());
    }

    /// As [Properties] reads it. What that writes has the date in front, and to look up the name of
    /// the time zone takes a new JVM longer than all the rest.
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
