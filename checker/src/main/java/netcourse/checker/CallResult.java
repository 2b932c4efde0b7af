package netcourse.checker;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/// What a call returned or threw, so that a check can look at it before it names a mistake.
///
/// @param returned what it returned; null if it threw, or returns nothing
/// @param thrown what it threw; null if it returned
/// @param allocatedBytes the memory that the call took, freed since or not; 0 where this JVM does
///   not count it
/// @param isVoid whether the method that was called returns nothing
public record CallResult(Object returned, Throwable thrown, long allocatedBytes, boolean isVoid) {
    /// The result of a method that returns nothing.
    public CallResult(Object returned, Throwable thrown, long allocatedBytes) {
        this(returned, thrown, allocatedBytes, true);
    }

    /// Calls.
    public static CallResult of(ThrowingSupplier<?> call) {
        return of(call, false);
    }

    /// The same for a call that returns nothing.
    public static CallResult of(Executable call) {
        return of(
                () -> {
                    call.execute();
                    return null;
                },
                true);
    }

    private static CallResult of(ThrowingSupplier<?> call, boolean isVoid) {
        long before = allocatedSoFar();
        try {
            Object returned = call.get();
            return new CallResult(returned, null, allocatedSoFar() - before, isVoid);
        } catch (Throwable t) {
            Expectations.rethrowOurs(t);
            return new CallResult(null, t, allocatedSoFar() - before, isVoid);
        }
    }

    /// The one of several runs that allocated least: the first of them also loads classes.
    public static CallResult leastOf(int runs, ThrowingSupplier<?> call) {
        CallResult least = of(call);
        for (int i = 1; i < runs; i++) {
            CallResult next = of(call);
            least = next.allocatedBytes < least.allocatedBytes ? next : least;
        }
        return least;
    }

    /// The same for a call that returns nothing.
    public static CallResult leastOf(int runs, Executable call) {
        CallResult least = of(call);
        for (int i = 1; i < runs; i++) {
            CallResult next = of(call);
            least = next.allocatedBytes < least.allocatedBytes ? next : least;
        }
        return least;
    }

    /// The bytes that the calling thread has allocated since it began.
    public static long allocatedSoFar() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                        && threads.isThreadAllocatedMemorySupported()
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    /// Whether it threw this.
    public boolean threw(Class<? extends Throwable> type) {
        return type.isInstance(thrown);
    }

    /// The message of what it threw; empty if it threw nothing.
    public String message() {
        return thrown == null ? "" : String.valueOf(thrown.getMessage());
    }

    /// What a symptom may be found in.
    Evidence evidence() {
        return thrown == null && isVoid
                ? Evidence.RESULT
                : Evidence.of(thrown == null ? returned : thrown);
    }

    /// `you returned 5`, `nothing was thrown`.
    String description() {
        return isVoid ? "nothing was thrown" : "you returned " + ReportText.of(returned);
    }

    /// It must have returned.
    public void expectReturned(Trial trial, String when, Symptom... symptoms) {
        trial.expectNothingThrown(when, thrown, symptoms);
    }

    /// It must have thrown this, with a message in which each of these words or numbers stands. All
    /// that are missing are reported at once, with the contract's example.
    public void expectThrown(
            Trial trial,
            Class<? extends Throwable> type,
            String when,
            List<String> words,
            Symptom... symptoms) {
        trial.expectThrown(type, when, this, symptoms);
        List<String> missing =
                words.stream()
                        .filter(w -> !hasWord(Pattern.quote(w)))
                        .map("name "::concat)
                        .toList();
        expectMessage(trial, missing, when, words, symptoms);
    }

    /// It must have thrown a [ProtocolException] whose message names the field and the byte at
    /// which it begins, and gives these numbers, in decimal or hexadecimal.
    public void expectRefused(
            Trial trial,
            String when,
            String field,
            int offset,
            long[] numbers,
            Symptom... symptoms) {
        trial.expectThrown(ProtocolException.class, when, this, symptoms);
        List<String> missing = new ArrayList<>();
        List<String> words = new ArrayList<>(List.of(field, "byte " + offset));
        if (!message().toLowerCase(Locale.ROOT).contains(field)) {
            missing.add("name the field \"%s\"".formatted(field));
        }
        if (!hasWord("byte " + offset)) {
            missing.add("say where %s begins, \"byte %d\"".formatted(field, offset));
        }
        for (long number : numbers) {
            words.add(String.valueOf(number));
            if (!has(number)) {
                missing.add("give the number " + number);
            }
        }
        expectMessage(trial, missing, when, words, symptoms);
    }

    private void expectMessage(
            Trial trial,
            List<String> missing,
            String when,
            List<String> words,
            Symptom... symptoms) {
        if (!missing.isEmpty()) {
            String example =
                    words.isEmpty()
                            ? ""
                            : trial.frames()
                                    .example(words)
                                    .map("%nan example in the contract: \"%s\""::formatted)
                                    .orElse("");
            throw trial.wrong(
                    "%s: the message must %s; it was \"%s\"%s"
                            .formatted(when, String.join(", and ", missing), message(), example),
                    symptoms);
        }
    }

    private boolean has(long number) {
        return hasWord(Long.toString(number)) || hasWord("0x0*" + Long.toHexString(number));
    }

    private boolean hasWord(String regex) {
        return Pattern.compile("(?i)(?<![\\w-])" + regex + "(?!\\w)").matcher(message()).find();
    }
}
