package netcourse.checker;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Finds out what is wrong in a [Trial]: which mistake it is, and which line of the learner's the
/// report points at.
final class Diagnosis {
    private final LearnerFrames frames;
    private final StepRecorder steps;
    private final CheckResult behaviour;
    private final List<IfThrown> ifThrown = new CopyOnWriteArrayList<>();
    private final List<IfStuck> ifStuck = new CopyOnWriteArrayList<>();

    private record IfThrown(Predicate<Throwable> condition, Class<?> mistake) {}

    private record IfStuck(BooleanSupplier condition, boolean waiting, Class<?> mistake) {}

    /// @param behaviour the exercise and the behaviour that is judged
    Diagnosis(LearnerFrames frames, StepRecorder steps, CheckResult behaviour) {
        this.frames = frames;
        this.steps = steps;
        this.behaviour = behaviour;
    }

    /// @param waiting only if all threads wait, which those of code that spins do not
    void ifStuck(BooleanSupplier condition, boolean waiting, Class<?> mistake) {
        ifStuck.add(new IfStuck(condition, waiting, mistake));
    }

    void ifThrown(Predicate<Throwable> condition, Class<?> mistake) {
        ifThrown.add(new IfThrown(condition, mistake));
    }

    // --- WRONG ---

    /// @param found what the expectation failed for
    /// @param thrown names the line; null for the last line that called
    Failure wrong(
            String diagnosis,
            String details,
            Evidence found,
            Throwable thrown,
            Symptom... symptoms) {
        return report(
                Verdict.WRONG, diagnosis, details, mistake(found, thrown, symptoms), line(thrown));
    }

    /// The same, with the line at which a thread stands just now.
    Failure wrong(Thread thread, String diagnosis, Symptom... symptoms) {
        StackTraceElement[] stack = thread.getStackTrace();
        String stands = thread.getName() + ": " + ThreadStatus.describe(thread, stack, frames);
        return wrong(stack, diagnosis + "; " + stands, symptoms);
    }

    Failure wrong(StackTraceElement[] stack, String diagnosis, Symptom... symptoms) {
        StackTraceElement line = frames.in(stack).orElse(line(null));
        return report(Verdict.WRONG, diagnosis, "", mistake(Evidence.RESULT, null, symptoms), line);
    }

    private static Class<?> mistake(Evidence found, Throwable thrown, Symptom... symptoms) {
        return Arrays.stream(symptoms)
                .filter(s -> s.names(found, thrown))
                .findFirst()
                .map(Symptom::mistake)
                .orElse(null);
    }

    /// What a behaviour that threw this ends with: a failure, unless the check itself is at fault.
    Throwable verdictOn(Throwable thrown) {
        if (thrown instanceof Failure || thrown instanceof Aborted) {
            return thrown;
        }
        if (thrown instanceof Instantiator.ConstructorHung hung) {
            return stuck("the constructor does not end", hung.stacks(), List.of());
        }
        boolean elsewhere = frames.in(thrown).isEmpty();
        if (elsewhere && thrown instanceof AssertionError) {
            String line = String.valueOf(thrown.getMessage()).strip();
            return wrong(line, "", Evidence.RESULT, null);
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
        return ifThrown.stream()
                .filter(i -> i.condition.test(thrown))
                .findFirst()
                .map(IfThrown::mistake)
                .orElse(null);
    }

    // --- STUCK ---

    /// The failure for code that would never end.
    Failure endless(String why) {
        return report(Verdict.STUCK, why, "", mistakeIfStuck(false), line(null));
    }

    /// The failure for a trial that is stuck.
    ///
    /// @param why as the [StuckDetector] says it
    /// @param stacks of the threads to show
    Failure stuck(String why, Map<Thread, StackTraceElement[]> stacks, List<Wire> wires) {
        StringBuilder details = new StringBuilder(System.lineSeparator());
        stacks.forEach((thread, stack) -> {
            String stands = ThreadStatus.describe(thread, stack, frames);
            details.append(detail(thread.getName(), stands));
            steps.traffic().called(frames.in(stack).isPresent(), stands);
        });
        wires.forEach(wire -> details.append(detail("bytes", wire.balance())));
        StackTraceElement line =
                stacks.values().stream()
                        .flatMap(s -> frames.in(s).stream())
                        .findFirst()
                        .orElse(line(null));
        boolean waits =
                stacks.entrySet().stream()
                        .allMatch(s -> ThreadStatus.waitsForever(s.getKey(), s.getValue()));
        boolean inTheirCode = stacks.values().stream().anyMatch(s -> frames.in(s).isPresent());
        Class<?> mistake = inTheirCode ? mistakeIfStuck(waits) : null;
        String returned = inTheirCode ? "" : "your code has returned; ";
        String diagnosis =
                returned + (mistake == null ? why + silence(wires, stacks.values()) : why);
        return report(Verdict.STUCK, diagnosis, details.toString(), mistake, line);
    }

    private static String detail(String name, String what) {
        return "      %-13s %s%n".formatted(name, what);
    }

    /// The usual reason for a peer that waits, unless the code waits in a write just now.
    private static String silence(List<Wire> wires, Collection<StackTraceElement[]> stacks) {
        boolean nothingSent =
                !wires.isEmpty() && wires.stream().allMatch(w -> w.bytesYouSent() == 0);
        return nothingSent && stacks.stream().noneMatch(ThreadStatus::isInWrite)
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
        Optional<StackTraceElement> thrownAt =
                thrown == null ? Optional.empty() : frames.in(thrown);
        return thrownAt.or(steps::lastLine).or(frames::firstLineOfContract).orElse(null);
    }

    private Failure report(
            Verdict verdict,
            String diagnosis,
            String details,
            Class<?> mistake,
            StackTraceElement line) {
        steps.traffic().close();
        return new FailureReport(behaviour, verdict, steps, frames)
                .failure(diagnosis, details, mistake, line);
    }
}
