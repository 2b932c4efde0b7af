package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.checker.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course watch [id]`.
@Command(
        name = "watch",
        description = {
            "Judges an exercise at every save.",
            "It stays with the exercise until you press n. The keys: n next, c check again, h hint,"
                    + " l list, a answer (A shows it although yours is not SOLVED), o open, q quit."
                    + " Keys that you press while it judges are ignored."
        })
final class WatchCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 10;

    /// Whoever reads the chapter meanwhile needs no looks a hundred times a second.
    private static final long POLL_QUIET_MILLIS = 50;

    private static final long QUIET_NANOS = 60_000_000_000L;
    private static final long STALE_NANOS = 2_000_000_000L;
    private static final String CLEAR = "\u001b[2J\u001b[3J\u001b[H";

    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "An exercise such as 2.5; the next one by default.")
    private String id;

    @Option(
            names = "--edit-cmd",
            paramLabel = "COMMAND",
            defaultValue = "",
            description =
                    "Opens the file in a window of its own, as in --edit-cmd idea. In its own"
                            + " terminal, VS Code opens it without this option.")
    private String editCommand;

    @Option(names = "--renewed", hidden = true, description = "Goes on where it was.")
    private boolean renewed;

    private final ExerciseRunner runner = new ExerciseRunner();
    private Screen screen;
    private Keyboard keyboard;
    private Exercise current;
    private SavedFiles saved;
    private int status;

    @Override
    public Integer call() throws IOException {
        screen = course.screen(spec);
        try (Keyboard keys = new Keyboard()) {
            keyboard = keys;
            Exercise exercise = course.catalog().exerciseOrNext(id);
            if (renewed) {
                goOn(exercise);
            } else {
                begin(exercise);
                if (new Editor(editCommand).isKnown()) {
                    open();
                }
            }
            return watch();
        }
    }

    private void begin(Exercise exercise) throws IOException {
        current = exercise;
        saved = new SavedFiles(exercise.solution().getParent());
        check();
    }

    /// After [#renewIfNeeded]: what was judged last stands on the screen.
    private void goOn(Exercise exercise) throws IOException {
        current = exercise;
        saved = new SavedFiles(exercise.solution().getParent());
        status = ExitStatus.WRONG;
        screen.line("your code was still running, so watch has restarted without it");
        Board board = Board.load(exercise.lesson().folder());
        if (board.result(exercise.id()).filter(board::isChanged).isPresent()) {
            check();
        } else {
            prompt();
        }
    }

    /// Ends what a learner's endless loop still runs.
    private void renewIfNeeded(CheckResult result) throws IOException {
        try {
            if (result.verdict() != Verdict.STUCK
                    || !keyboard.isTerminal()
                    || !Renewal.isNeeded()) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        keyboard.pause();
        List<String> arguments = new ArrayList<>(List.of("watch", current.id(), "--renewed"));
        if (!editCommand.isEmpty()) {
            arguments.addAll(List.of("--edit-cmd", editCommand));
        }
        Renewal.begin(arguments);
        keyboard.resume();
    }

    /// Until the learner quits.
    private int watch() throws IOException {
        long looked = System.nanoTime();
        long active = looked;
        while (true) {
            boolean quiet = System.nanoTime() - active > QUIET_NANOS;
            int key = keyboard.read(quiet ? POLL_QUIET_MILLIS : POLL_MILLIS);
            if (key == Keyboard.END || key == 'q') {
                screen.line("");
                return status;
            }
            if (key != Keyboard.NONE) {
                press(key);
                active = System.nanoTime();
            }
            if (saved.haveChanged()) {
                check();
                active = System.nanoTime();
            }
            if (System.nanoTime() - looked > STALE_NANOS) {
                looked = System.nanoTime();
                if (isStale()) {
                    screen.error(
                            "the course has changed; this prepares it again: ./course watch "
                                    + current.id());
                    return ExitStatus.ENVIRONMENT;
                }
            }
        }
    }

    private boolean isStale() throws IOException {
        Path stamp = course.root().resolve("cli/target/netcourse-run.classpath");
        return Files.exists(stamp) && Staleness.isStale(course.root(), stamp);
    }

    private void press(int key) throws IOException {
        switch (key) {
            case 'n' -> begin(next());
            case 'c', '\r' -> check();
            case 'h' -> run("hint", current.id());
            case 'l' -> run("list");
            case 'a' -> run("answer", current.id());
            case 'A' -> run("answer", current.id(), "--give-up");
            case 'o' -> open();
            default -> {}
        }
    }

    private void check() throws IOException {
        if (keyboard.isTerminal()) {
            // At once: what the exercise prints comes after it.
            screen.line(
                    (screen.ansi().enabled() ? CLEAR : "")
                            + "judging %s ...".formatted(current.solutionName()));
        }
        long start = System.nanoTime();
        CheckResult result = runner.run(current);
        long millis = (System.nanoTime() - start) / 1_000_000;
        status = ExitStatus.of(result.verdict());
        new Verdicts(course.catalog(), screen).show(current, result, false);
        screen.line(
                "judged in %d ms; waiting for a save of %s"
                        .formatted(millis, current.solutionName()));
        renewIfNeeded(result);
        keyboard.drain();
        prompt();
    }

    private void prompt() {
        screen.line("n next  c check  h hint  l list  a answer  o open  q quit");
    }

    private void open() {
        screen.line(new Editor(editCommand).open(current.solution()));
    }

    private void run(String... arguments) {
        spec.parent().commandLine().execute(arguments);
        prompt();
    }

    /// The first after the current one that is not solved, those of the core before the others; and
    /// if none is left, the current one.
    private Exercise next() throws IOException {
        Catalog catalog = course.catalog();
        List<CheckResult> open = new ArrayList<>();
        for (Board board : catalog.progress().open().lessons()) {
            open.addAll(board.results());
        }
        open.removeIf(r -> r.id().equals(current.id()));
        if (open.isEmpty()) {
            return current;
        }
        open.sort(Comparator.comparing(r -> !r.effort().core()));
        return catalog.exercise(
                open.stream()
                        .filter(r -> r.effort().core() || !current.effort().core())
                        .filter(r -> isAfterCurrent(r.id()))
                        .findFirst()
                        .orElse(open.getFirst())
                        .id());
    }

    private boolean isAfterCurrent(String other) {
        return place(other) > place(current.id());
    }

    private static int place(String id) {
        int dot = id.indexOf('.');
        return 1000 * Integer.parseInt(id.substring(0, dot))
                + Integer.parseInt(id.substring(dot + 1));
    }
}
