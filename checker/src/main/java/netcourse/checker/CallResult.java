package netcourse.checker;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
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
public record CallResult(Object returned, Throwable thrown, long allocatedBytes) {
    /// Calls.
    public static CallResult of(ThrowingSupplier<?> call) {
        long before = allocatedSoFar();
        try {
            Object returned = call.get();
            return new CallResult(returned, null, allocatedSoFar() - before);
        } catch (Throwable t) {
            Expectations.rethrowOurs(t);
            return new CallResult(null, t, allocatedSoFar() - before);
        }
    }

    /// The same for a call that returns nothing.
    public static CallResult of(Executable call) {
        return of(() -> {
            call.execute();
            return null;
        });
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
        return leastOf(
                runs,
                () -> {
                    call.execute();
                    return null;
                });
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

    /// It must have returned.
    public void expectReturned(Trial trial, String when, Symptom... symptoms) {
        trial.expectNothingThrown(when, thrown, symptoms);
    }

    /// It must have thrown this, with a message in which each of these words or numbers stands.
    public void expectThrown(
            Trial trial,
            Class<? extends Throwable> type,
            String when,
            List<String> words,
            Symptom... symptoms) {
        trial.expectThrows(type, when, this::rethrow, symptoms);
        for (String word : words) {
            expectMessage(trial, hasWord(Pattern.quote(word)), when, "name " + word, symptoms);
        }
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
        trial.expectThrows(ProtocolException.class, when, this::rethrow, symptoms);
        boolean named = message().toLowerCase(Locale.ROOT).contains(field);
        expectMessage(trial, named, when, "name the field \"%s\"".formatted(field), symptoms);
        String place = "say where %s begins, \"byte %d\"".formatted(field, offset);
        expectMessage(trial, hasWord("byte " + offset), when, place, symptoms);
        Arrays.stream(numbers)
                .forEach(n -> expectMessage(trial, has(n), when, "give the number " + n, symptoms));
    }

    private void expectMessage(
            Trial trial, boolean right, String when, String must, Symptom... symptoms) {
        trial.expectThat(
                right,
                "%s: the message must %s, was \"%s\"".formatted(when, must, message()),
                symptoms);
    }

    private boolean has(long number) {
        return hasWord(Long.toString(number)) || hasWord("0x0*" + Long.toHexString(number));
    }

    private boolean hasWord(String regex) {
        return Pattern.compile("(?i)(?<![\\w-])" + regex + "(?!\\w)").matcher(message()).find();
    }

    private void rethrow() throws Throwable {
        if (thrown != null) {
            throw thrown;
        }
    }
}
