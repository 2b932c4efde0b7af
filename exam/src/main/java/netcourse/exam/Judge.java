package netcourse.exam;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import netcourse.exam.ExamTrial.Outcome;
import netcourse.exam.ExamTrial.Result;

/// Tries the trials, several at a time, and prints a line of each, in their order; then what all of
/// it comes to.
final class Judge {
    /// A trial mostly waits: for a pause, for the end of a deadline, for a JVM that starts.
    private static final int AT_A_TIME = 4;

    /// Each of them has cost its time.
    private static final int MOST_STUCK = 3;

    private static final int SHOWN_ERRORS = 12;
    private static final Pattern NOT_STARTED =
            Pattern.compile("exercise (\\d\\.\\d+) is not started");

    private final Examinee examinee;
    private final PrintStream out;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final Map<Integer, Integer> failedOfLesson = new TreeMap<>();
    private final TreeSet<String> notStarted = new TreeSet<>();

    Judge(Examinee examinee, PrintStream out) {
        this.examinee = examinee;
        this.out = out;
    }

    /// Tries the trials of one program.
    ///
    /// @return whether a learner has begun it
    boolean judge(String program, List<ExamTrial> trials) throws IOException, InterruptedException {
        try {
            if (examinee.isStub(program)) {
                out.printf("the %s is NOT STARTED%n", program);
                return false;
            }
        } catch (WrongBehaviour e) {
            out.printf("the %s is not tried: %s%n", program, e.getMessage());
            return true;
        }
        out.printf("the %s%n", program);
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<Future<Result>> results = new ArrayList<>();
            trials.forEach(t -> results.add(threads.submit(() -> t.run(examinee))));
            print(trials, results);
            threads.shutdownNow();
        }
        return true;
    }

    private void print(List<ExamTrial> trials, List<Future<Result>> results)
            throws InterruptedException {
        int stuck = 0;
        boolean whole = true;
        for (int i = 0; i < trials.size(); i++) {
            if (stuck == MOST_STUCK) {
                out.printf("  STUCK three times: the rest is not tried%n");
                return;
            }
            Result result = await(results.get(i));
            print(trials.get(i), result, whole);
            stuck += result.outcome() == Outcome.STUCK ? 1 : 0;
            whole &= !result.outcome().isFailure();
        }
    }

    private static Result await(Future<Result> result) throws InterruptedException {
        try {
            Result got = result.get();
            // Not a word of a program that Ctrl-C has ended.
            return Leftovers.whileAlive(() -> got);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// @param whole whether a failure is printed with all that is known of it
    private void print(ExamTrial trial, Result result, boolean whole) {
        counts.merge(result.outcome(), 1, Integer::sum);
        switch (result.outcome()) {
            case OK -> out.printf("  ok       %s%n", trial.sentence());
            case SKIPPED -> out.printf("  skipped  %s: %s%n", trial.sentence(), result.said());
            case WRONG, STUCK -> printFailure(trial, result, whole);
        }
    }

    private void printFailure(ExamTrial trial, Result result, boolean whole) {
        trial.lessons().forEach(lesson -> failedOfLesson.merge(lesson, 1, Integer::sum));
        NOT_STARTED.matcher(result.errors()).results().forEach(r -> notStarted.add(r.group(1)));
        out.printf("  %-8s %s  (%s)%n", result.outcome(), trial.sentence(), trial.lessonsText());
        if (!whole) {
            result.said().lines().limit(1).forEach(line -> out.println("           " + line));
            return;
        }
        out.println();
        result.said().lines().forEach(line -> out.println("      " + line));
        if (!result.errors().isBlank()) {
            out.println("\n      on standard error:");
            result.errors()
                    .lines()
                    .limit(SHOWN_ERRORS)
                    .forEach(line -> out.println("      | " + line));
        }
        out.println();
    }

    /// Prints what all came to.
    ///
    /// @param all how many trials there were to try
    /// @return whether every one holds, or cannot be tried here
    boolean conclude(int all) throws IOException {
        int held = counts.getOrDefault(Outcome.OK, 0);
        int skipped = counts.getOrDefault(Outcome.SKIPPED, 0);
        int tried = counts.values().stream().mapToInt(Integer::intValue).sum();
        out.printf(
                "%n%d of %d trials hold%s%s%n",
                held, all, except(skipped, "skipped"), except(all - tried, "not tried"));
        List<String> own = examinee.ownClasses();
        out.printf(
                "built on %s%n",
                own.isEmpty() ? "none of your classes of the lessons" : String.join(", ", own));
        if (notStarted.isEmpty()) {
            readAgain();
        } else {
            out.printf("used, but not started: exercise %s%n", String.join(", ", notStarted));
        }
        return held + skipped == all;
    }

    /// The lessons of the trials that failed, those of the most trials first.
    private void readAgain() throws IOException {
        List<Path> folders = Examinee.lessons(examinee.root());
        failedOfLesson.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .forEach(lesson ->
                        folders.stream()
                                .map(folder -> folder.getFileName().toString())
                                .filter(name -> name.startsWith("lesson0" + lesson.getKey()))
                                .forEach(name ->
                                        out.printf(
                                                "read again: %s/README.md (%s)%n",
                                                name, trials(lesson.getValue()))));
    }

    private static String trials(int count) {
        return count == 1 ? "1 trial" : count + " trials";
    }

    private static String except(int count, String what) {
        return count == 0 ? "" : "; %d %s %s".formatted(count, count == 1 ? "was" : "were", what);
    }
}
