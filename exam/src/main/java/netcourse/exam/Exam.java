package netcourse.exam;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Judges the two programs of the exam; `./course exam` starts it.
@Command(
        name = "course exam",
        mixinStandardHelpOptions = true,
        description = {
            "Judges your two programs of the exam, over TCP; exam/README.md is the task.",
            "Exit status: 0 all trials hold, 1 not all, 3 not started."
        })
public final class Exam implements Callable<Integer> {
    private static final int WRONG = 1;
    static final int NOT_STARTED = 3;
    private static final int SHOWN_ERRORS = 12;

    /// Each of them has cost its time.
    private static final int MOST_STUCK = 3;

    @Option(names = "--server", description = "The server only.")
    private boolean serverOnly;

    @Option(names = "--client", description = "The client only.")
    private boolean clientOnly;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "The trials whose sentence has this text.")
    private String only = "";

    @Option(names = "--list", description = "Prints the trials and their lessons, and tries none.")
    private boolean list;

    @Option(names = "--answer", description = "Judges the course's answer instead of yours.")
    private boolean answer;

    private final Path root;
    private final PrintStream out;
    private int stuck;

    Exam(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    public static void main(String[] args) {
        Path root = Path.of(System.getProperty("netcourse.root", ""));
        Program.main(new Exam(root.toAbsolutePath().normalize(), System.out), args);
    }

    /// Every trial, in the order in which it is tried.
    static List<ExamTrial> trials() {
        return Stream.of(
                        ServerTrials.all(),
                        HostileTrials.all(),
                        SealedTrials.all(),
                        ClientTrials.all(),
                        EdgeTrials.all(),
                        PythonTrials.all())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(ExamTrial::program).reversed())
                .toList();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<ExamTrial> chosen =
                trials().stream()
                        .filter(t ->
                                serverOnly == clientOnly
                                        || t.program().equals("server") == serverOnly)
                        .filter(t -> t.sentence().contains(only))
                        .toList();
        if (list) {
            chosen.forEach(
                    t -> out.printf("  %s  %-68s %s%n", t.program(), t.sentence(), lessons(t)));
            return 0;
        }
        Path classes = Files.createTempDirectory("netcourse-exam");
        try {
            return judge(examinee(classes), chosen);
        } catch (Examinee.CompileFailed e) {
            out.println(e.getMessage());
            out.println("DOES NOT COMPILE, see above");
            return WRONG;
        } finally {
            delete(classes);
        }
    }

    private Examinee examinee(Path classes) throws IOException, Examinee.CompileFailed {
        return answer ? Examinee.answer(root, classes) : Examinee.learners(root, classes);
    }

    private int judge(Examinee examinee, List<ExamTrial> chosen)
            throws IOException, InterruptedException {
        Map<String, List<ExamTrial>> programs = new LinkedHashMap<>();
        chosen.forEach(t -> programs.computeIfAbsent(t.program(), _ -> new ArrayList<>()).add(t));
        TreeSet<Integer> readAgain = new TreeSet<>();
        int held = 0;
        int tried = 0;
        boolean started = false;
        for (var program : programs.entrySet()) {
            try {
                if (examinee.isStub(program.getKey())) {
                    out.printf("the %s is NOT STARTED%n", program.getKey());
                    continue;
                }
            } catch (WrongBehaviour e) {
                out.printf("the %s is not tried: %s%n", program.getKey(), e.getMessage());
                started = true;
                tried += program.getValue().size();
                continue;
            }
            started = true;
            out.printf("the %s%n", program.getKey());
            boolean first = true;
            stuck = 0;
            for (ExamTrial trial : program.getValue()) {
                if (stuck == MOST_STUCK) {
                    out.printf("  STUCK three times: the rest is not tried%n");
                    break;
                }
                tried++;
                if (holds(examinee, trial, first)) {
                    held++;
                } else {
                    first = false;
                    readAgain.addAll(trial.lessons());
                }
            }
        }
        if (!started) {
            out.println(
                    "Read exam/README.md, then write exam/src/main/java/netcourse/exam/exercise/MyExamServer.java");
            return NOT_STARTED;
        }
        return conclude(examinee, held, tried, readAgain);
    }

    /// Tries one, and prints its line.
    ///
    /// @param whole whether a failure is printed with all that is known of it
    /// @return whether it holds, or cannot be tried here
    private boolean holds(Examinee examinee, ExamTrial trial, boolean whole)
            throws InterruptedException {
        ExamTrial.Result result;
        try {
            result = trial.run(examinee);
        } catch (ExamTrial.Skipped e) {
            out.printf("  skipped  %s: %s%n", trial.sentence(), e.getMessage());
            return true;
        }
        if (result.holds()) {
            out.printf("  ok       %s%n", trial.sentence());
            return true;
        }
        stuck += result.isStuck() ? 1 : 0;
        out.printf(
                "  %-8s %s  (%s)%n",
                result.isStuck() ? "STUCK" : "WRONG", trial.sentence(), lessons(trial));
        if (whole) {
            printWhole(result.failure(), result.errors());
        } else {
            result.failure()
                    .lines()
                    .findFirst()
                    .ifPresent(line -> out.println("           " + line));
        }
        return false;
    }

    private void printWhole(String failure, String errors) {
        out.println();
        failure.lines().forEach(line -> out.println("      " + line));
        if (!errors.isBlank()) {
            out.println("\n      on standard error:");
            errors.lines().limit(SHOWN_ERRORS).forEach(line -> out.println("      | " + line));
        }
        out.println();
    }

    private int conclude(Examinee examinee, int held, int tried, TreeSet<Integer> readAgain)
            throws IOException {
        out.printf("%n%d of %d trials hold%n", held, tried);
        List<String> own = examinee.ownClasses();
        out.printf(
                "built on %s%n",
                own.isEmpty() ? "none of your classes of the lessons" : String.join(", ", own));
        for (int lesson : readAgain) {
            for (Path folder : Examinee.lessons(root)) {
                if (folder.getFileName().toString().startsWith("lesson0" + lesson)) {
                    out.printf("read again: %s/README.md%n", folder.getFileName());
                }
            }
        }
        return held == tried ? 0 : WRONG;
    }

    private static String lessons(ExamTrial trial) {
        List<String> numbers = trial.lessons().stream().map(String::valueOf).toList();
        return (numbers.size() == 1 ? "lesson " : "lessons ") + String.join(", ", numbers);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
