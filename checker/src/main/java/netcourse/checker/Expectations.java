package netcourse.checker;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import netcourse.common.Todo;
import org.junit.jupiter.api.function.Executable;

/// The part of a [Trial] that compares what is expected with what came, and ends it with a verdict.
abstract class Expectations {
    final LearnerFrames frames;
    final StepRecorder steps;
    final Diagnosis diagnosis;
    private final CheckResult behaviour;

    Expectations(CheckResult behaviour, LearnerFrames frames) {
        this.behaviour = behaviour;
        this.frames = frames;
        steps = new StepRecorder(frames);
        diagnosis = new Diagnosis(frames, steps, behaviour);
    }

    /// Compares bytes; the report shows both and points at the first difference.
    public void expectBytes(byte[] expected, byte[] actual, Symptom... symptoms) {
        expectBytes(expected, actual, new Field[0], symptoms);
    }

    /// Compares the bytes of a message whose fields have names.
    public void expectBytes(byte[] expected, byte[] actual, Field[] layout, Symptom... symptoms) {
        if (actual == null) {
            String line = "expected %d bytes, got null".formatted(expected.length);
            throw diagnosis.wrong(line, "", Evidence.NOTHING, null, symptoms);
        }
        steps.add("you returned", HexDump.line(actual), null);
        if (!Arrays.equals(expected, actual)) {
            HexDump.Difference difference = HexDump.difference(expected, actual, layout);
            throw diagnosis.wrong(
                    difference.text(), difference.render(), Evidence.of(actual), null, symptoms);
        }
    }

    /// Compares values.
    ///
    /// @param what is compared: `the port`
    /// @param actual what came; an exception that the call threw instead is shown as one
    public void expect(String what, Object expected, Object actual, Symptom... symptoms) {
        if (actual instanceof Throwable thrown && !(expected instanceof Throwable)) {
            throw unexpected(what, ReportText.of(expected), thrown, symptoms);
        }
        steps.add(what, ReportText.of(actual), null);
        if (!Objects.deepEquals(expected, actual)) {
            String line =
                    "%s: expected %s, was %s"
                            .formatted(what, ReportText.of(expected), ReportText.of(actual));
            throw diagnosis.wrong(line, "", Evidence.of(actual), null, symptoms);
        }
    }

    /// Fails unless the condition holds.
    ///
    /// @param otherwise what is wrong then, with expected and actual
    public void expectThat(boolean condition, String otherwise, Symptom... symptoms) {
        if (!condition) {
            throw wrong(otherwise, symptoms);
        }
    }

    /// Runs it and returns what it throws; anything else that it does is wrong. For something else
    /// that it throws, only a symptom that says so names a mistake.
    ///
    /// @param when in which case, for the report: `the stream ends after 3 of 5 bytes`
    public <X extends Throwable> X expectThrows(
            Class<X> type, String when, Executable body, Symptom... symptoms) {
        return expectThrown(type, when, CallResult.of(body), symptoms);
    }

    <X extends Throwable> X expectThrown(
            Class<X> type, String when, CallResult got, Symptom... symptoms) {
        if (got.thrown() == null) {
            String line =
                    "%s: expected %s, %s".formatted(when, type.getSimpleName(), got.description());
            throw diagnosis.wrong(line, "", got.evidence(), null, symptoms);
        }
        if (!type.isInstance(got.thrown())) {
            throw unexpected(when, type.getSimpleName(), got.thrown(), symptoms);
        }
        threw(got.thrown());
        return type.cast(got.thrown());
    }

    /// Adds the step that the learner's code threw this. If the behaviour fails, the report points
    /// at the line at which it did.
    public void threw(Throwable thrown) {
        steps.add("you threw", thrown.toString(), frames.in(thrown).orElse(null));
    }

    /// Fails for what a call threw that should have returned; the report has the line at which it
    /// was thrown.
    ///
    /// @param when as above
    void expectNothingThrown(String when, Throwable thrown, Symptom... symptoms) {
        if (thrown != null) {
            throw unexpected(when, "no exception", thrown, symptoms);
        }
    }

    private Failure unexpected(String when, String expected, Throwable got, Symptom... symptoms) {
        rethrowOurs(got);
        String line = "%s: expected %s, you threw %s".formatted(when, expected, got);
        return diagnosis.wrong(line, "", Evidence.EXCEPTION, got, symptoms);
    }

    /// Throws what is no doing of the learner's code again: it has its verdict.
    static void rethrowOurs(Throwable thrown) {
        switch (thrown) {
            case Failure failure -> throw failure;
            case Aborted aborted -> throw aborted;
            case Instantiator.ConstructorHung hung -> throw hung;
            case Todo todo -> throw todo;
            default -> {}
        }
    }

    /// Blocks until a task waits for something, or has ended. Wrong if it spins instead.
    ///
    /// @param when in which case, for the report: `no client has sent anything`
    public void expectIdle(Task<?> task, String when, Symptom... symptoms)
            throws InterruptedException {
        expectIdle(task, when, () -> symptoms);
    }

    /// The same, for symptoms that are looked for only when it spins.
    public void expectIdle(Task<?> task, String when, Supplier<Symptom[]> symptoms)
            throws InterruptedException {
        Optional<StackTraceElement[]> stack =
                SpinDetector.spinning(task.thread(), task::isRunnable);
        if (stack.isPresent()) {
            String line =
                    "%s: the thread \"%s\" should wait, but ran for %d ms of processor time"
                            .formatted(when, task.thread().getName(), SpinDetector.BUSY.toMillis());
            throw diagnosis.wrong(stack.get(), line, symptoms.get());
        }
    }

    /// Ends the trial as [Verdict#ENVIRONMENT] unless this machine has what is needed.
    public void needs(boolean there, String what) {
        if (!there) {
            throw new Aborted(
                    behaviour.with(Verdict.ENVIRONMENT, "", "this machine has no " + what));
        }
    }

    /// Names the mistake to report if the code does not end.
    public void ifStuck(Class<?> mistake) {
        ifStuck(() -> true, mistake);
    }

    /// The same, if the condition holds when the code is given up; the first that holds is named.
    public void ifStuck(BooleanSupplier condition, Class<?> mistake) {
        diagnosis.ifStuck(condition, false, mistake);
    }

    /// The same for a mistake that makes the code wait; code that spins does not make it.
    public void ifWaiting(BooleanSupplier condition, Class<?> mistake) {
        diagnosis.ifStuck(condition, true, mistake);
    }

    /// Names the mistake to report if the code throws this where it should not.
    public void ifThrown(Class<? extends Throwable> type, Class<?> mistake) {
        ifThrown(type::isInstance, mistake);
    }

    /// The same, if the condition holds of what was thrown.
    public void ifThrown(Predicate<Throwable> condition, Class<?> mistake) {
        diagnosis.ifThrown(condition, mistake);
    }

    /// The failure to throw when an expectation of the check's own does not hold.
    public Failure wrong(String line, Symptom... symptoms) {
        return diagnosis.wrong(line, "", Evidence.RESULT, null, symptoms);
    }

    /// The same, with the line at which a task stands just now.
    public Failure wrong(Task<?> task, String line, Symptom... symptoms) {
        return diagnosis.wrong(task.thread(), line, symptoms);
    }
}
