package netcourse.lesson01;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import netcourse.checker.Aborted;
import netcourse.checker.Failure;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// What a call returned or threw, so that a check can look at it before it names a mistake.
///
/// @param returned what it returned; null if it threw
/// @param thrown what it threw; null if it returned
/// @param allocatedBytes the memory that the call took, freed since or not; 0 where this JVM does
///   not count it
public record CallResult(Object returned, Throwable thrown, long allocatedBytes) {
    public static CallResult of(Callable<?> call) {
        long before = allocated();
        try {
            Object returned = call.call();
            return new CallResult(returned, null, allocated() - before);
        } catch (Failure | Aborted | Todo e) {
            throw e;
        } catch (Throwable t) {
            return new CallResult(null, t, allocated() - before);
        }
    }

    /// The least of several runs: the first of them also loads classes.
    public static CallResult leastOf(int runs, Callable<?> call) {
        CallResult least = of(call);
        for (int i = 1; i < runs; i++) {
            CallResult next = of(call);
            least = next.allocatedBytes < least.allocatedBytes ? next : least;
        }
        return least;
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                        && threads.isThreadAllocatedMemorySupported()
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    /// Whether it threw this.
    public boolean threw(Class<? extends Throwable> type) {
        return type.isInstance(thrown);
    }

    /// The message of what it threw, or nothing.
    String message() {
        return thrown == null ? "" : String.valueOf(thrown.getMessage());
    }

    /// It must have thrown a [ProtocolException] that names the field, where it begins, and these
    /// numbers, in decimal or hexadecimal.
    void expectRefused(
            Trial trial, String when, String field, int offset, long[] numbers, Symptom... symptoms)
            throws Throwable {
        trial.expectThrows(ProtocolException.class, when, this::replay, symptoms);
        trial.expectThat(
                message().toLowerCase(Locale.ROOT).contains(field),
                "%s: the message must name the field \"%s\", was \"%s\""
                        .formatted(when, field, message()),
                symptoms);
        trial.expectThat(
                hasNumber("byte " + offset),
                "%s: the message must say where %s begins, \"byte %d\", was \"%s\""
                        .formatted(when, field, offset, message()),
                symptoms);
        for (long number : numbers) {
            trial.expectThat(
                    hasNumber(Long.toString(number))
                            || hasNumber("0x0*" + Long.toHexString(number)),
                    "%s: the message must give the number %d, was \"%s\""
                            .formatted(when, number, message()),
                    symptoms);
        }
    }

    private boolean hasNumber(String regex) {
        return Pattern.compile("(?i)(?<![\\w-])" + regex + "(?!\\w)").matcher(message()).find();
    }

    private void replay() throws Throwable {
        if (thrown != null) {
            throw thrown;
        }
    }
}
