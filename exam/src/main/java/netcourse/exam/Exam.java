package netcourse.exam;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no trial's sentence has the text " + only);
        }
        if (list) {
            chosen.forEach(t ->
                    out.printf("  %s  %-70s %s%n", t.program(), t.sentence(), t.lessonsText()));
            return 0;
        }
        Path classes = Leftovers.newFolder();
        try {
            return judge(new Judge(examinee(classes), out), chosen);
        } catch (Examinee.CompileFailed e) {
            out.println(e.getMessage());
            out.println("DOES NOT COMPILE, see above");
            return WRONG;
        } finally {
            Leftovers.delete(classes);
        }
    }

    private Examinee examinee(Path classes) throws IOException {
        return Leftovers.whileAlive(
                () -> answer ? Examinee.answer(root, classes) : Examinee.learners(root, classes));
    }

    private int judge(Judge judge, List<ExamTrial> chosen)
            throws IOException, InterruptedException {
        boolean begun = false;
        for (String program : List.of("server", "client")) {
            List<ExamTrial> trials =
                    chosen.stream().filter(t -> t.program().equals(program)).toList();
            begun |= !trials.isEmpty() && judge.judge(program, trials);
        }
        if (!begun) {
            out.println(
                    "Read exam/README.md, then write exam/src/main/java/netcourse/exam/exercise/MyExamServer.java");
            return NOT_STARTED;
        }
        return judge.conclude(chosen.size()) ? 0 : WRONG;
    }
}
