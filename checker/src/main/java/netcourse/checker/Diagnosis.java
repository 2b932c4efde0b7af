package netcourse.checker;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What was wrong in a [Trial]: which mistake has its name, and which line of the learner's is
/// meant.
final class Diagnosis {
    private final Where where;
    private final Transcript transcript;
    private final Function<Verdict, Report> reports;
    private final Map<Class<? extends Throwable>, Class<?>> mistakesThrown = new LinkedHashMap<>();
    private final List<IfStuck> ifStuck = new CopyOnWriteArrayList<>();

    private record IfStuck(BooleanSupplier condition, boolean waiting, Class<?> mistake) {}

    Diagnosis(Where where, Transcript transcript, Function<Verdict, Report> reports) {
        this.where = where;
        this.transcript = transcript;
        this.reports = reports;
    }

    /// @param waiting only if all threads wait: not for code that runs on and on
    void ifStuck(BooleanSupplier condition, boolean waiting, Class<?> mistake) {
        ifStuck.add(new IfStuck(condition, waiting, mistake));
    }

    void ifThrown(Class<? extends Throwable> type, Class<?> mistake) {
        mistakesThrown.put(type, mistake);
    }

    // --- WRONG ---

    /// @param thrown names the line; null for the last line that called
    Failure wrong(String diagnosis, String details, Throwable thrown, Symptom... symptoms) {
        return report(Verdict.WRONG, diagnosis, details, mistake(symptoms), line(thrown));
    }

    /// The same, with the line at which a thread stands just now.
    Failure wrong(Thread thread, String diagnosis, Symptom... symptoms) {
        StackTraceElement[] stack = thread.getStackTrace();
        String stands = thread.getName() + ": " + Waiting.describe(thread, stack, where);
        return wrong(stack, diagnosis + "; " + stands, symptoms);
    }

    Failure wrong(StackTraceElement[] stack, String diagnosis, Symptom... symptoms) {
        StackTraceElement line = where.in(stack).orElse(line(null));
        return report(Verdict.WRONG, diagnosis, "", mistake(symptoms), line);
    }

    private static Class<?> mistake(Symptom... symptoms) {
        return Arrays.stream(symptoms)
                .filter(Symptom::shows)
                .findFirst()
                .map(Symptom::mistake)
                .orElse(null);
    }

    /// The failure for an exception that should not have come; a failure of ours stays what it is.
    Throwable judged(Throwable thrown) {
        if (thrown instanceof Failure || thrown instanceof Aborted) {
            return thrown;
        }
        boolean elsewhere = where.in(thrown).isEmpty();
        if (elsewhere && thrown instanceof AssertionError) {
            return wrong(String.valueOf(thrown.getMessage()).strip(), "", null);
        }
        Class<?> mistake = mistakeIfThrown(thrown);
        if (elsewhere && thrown instanceof IOException) {
            String line = "the check's end of the connection got " + thrown;
            return report(Verdict.WRONG, line, "", mistake, line(null));
        }
        if (elsewhere && mistake == null) {
            return thrown;
        }
        return report(Verdict.WRONG, "threw " + thrown, "", mistake, line(thrown));
    }

    private Class<?> mistakeIfThrown(Throwable thrown) {
        return mistakesThrown.entrySet().stream()
                .filter(m -> m.getKey().isInstance(thrown))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    // --- STUCK ---

    /// The failure for code that would never end.
    Failure endless(String why) {
        return report(Verdict.STUCK, why, "", mistakeIfStuck(false), line(null));
    }

    /// The failure for a limit that ran out, or for threads that all wait for each other.
    Failure stuck(String why, Map<Thread, StackTraceElement[]> stacks, List<Wire> wires) {
        StringBuilder details = new StringBuilder(System.lineSeparator());
        stacks.forEach((thread, stack) ->
                details.append(detail(thread.getName(), Waiting.describe(thread, stack, where))));
        wires.forEach(wire -> details.append(detail("bytes", wire.balance())));
        StackTraceElement line =
                stacks.values().stream()
                        .flatMap(s -> where.in(s).stream())
                        .findFirst()
                        .orElse(line(null));
        boolean waits =
                stacks.entrySet().stream().allMatch(s -> Waiting.forEver(s.getKey(), s.getValue()));
        Class<?> mistake = mistakeIfStuck(waits);
        String diagnosis = mistake == null ? why + silence(wires, stacks.values()) : why;
        return report(Verdict.STUCK, diagnosis, details.toString(), mistake, line);
    }

    private static String detail(String name, String what) {
        return "      %-13s %s%n".formatted(name, what);
    }

    /// The usual reason for a peer that waits, unless the code waits in a write just now.
    private static String silence(List<Wire> wires, Collection<StackTraceElement[]> stacks) {
        boolean nothingSent =
                !wires.isEmpty() && wires.stream().allMatch(w -> w.bytesYouSent() == 0);
        return nothingSent && stacks.stream().noneMatch(Waiting::isInWrite)
                ? "; you have sent nothing (if you wrote something, a flush is missing)"
                : "";
    }

    private Class<?> mistakeIfStuck(boolean waits) {
        return ifStuck.stream()
                .filter(i -> (waits || !i.waiting) && i.condition.getAsBoolean())
                .findFirst()
                .map(IfStuck::mistake)
                .orElse(null);
    }

    // --- which line ---

    private StackTraceElement line(Throwable thrown) {
        Optional<StackTraceElement> thrownAt = thrown == null ? Optional.empty() : where.in(thrown);
        return thrownAt.or(transcript::lastLine).or(where::firstLineOfContract).orElse(null);
    }

    private Failure report(
            Verdict verdict,
            String diagnosis,
            String details,
            Class<?> mistake,
            StackTraceElement line) {
        return reports.apply(verdict).failure(diagnosis, details, mistake, line);
    }
}
