package netcourse.lesson03;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Pattern;
import netcourse.checker.Aborted;
import netcourse.checker.Failure;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Todo;
import org.junit.jupiter.api.function.Executable;

/// What a call came to, so that a check can look at it before it decides which mistake it was.
///
/// @param thrown what it threw; null if it returned
/// @param allocatedBytes the memory that it took, given back since or not; 0 where this JVM cannot
///   tell
record Attempt(Throwable thrown, long allocatedBytes) {
    static Attempt of(Executable call) {
        long before = allocatedSoFar();
        try {
            call.execute();
            return new Attempt(null, allocatedSoFar() - before);
        } catch (Failure | Aborted | Todo e) {
            throw e;
        } catch (Throwable t) {
            return new Attempt(t, allocatedSoFar() - before);
        }
    }

    /// The least of several runs: the first of them also loads classes.
    static Attempt leastOf(int runs, Executable call) {
        Attempt least = of(call);
        for (int i = 1; i < runs; i++) {
            Attempt next = of(call);
            least = next.allocatedBytes < least.allocatedBytes ? next : least;
        }
        return least;
    }

    /// What the calling thread has allocated since it began.
    static long allocatedSoFar() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                        && threads.isThreadAllocatedMemorySupported()
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }

    /// Whether it threw this.
    boolean threw(Class<? extends Throwable> type) {
        return type.isInstance(thrown);
    }

    /// The message of what it threw, or nothing.
    String message() {
        return thrown == null ? "" : String.valueOf(thrown.getMessage());
    }

    /// It must have returned.
    void expectFine(Trial trial, String when, Symptom... symptoms) {
        if (thrown != null) {
            // Never thrown: so the report has the line at which the other one was.
            trial.expectThrows(NoException.class, when, this::replay, symptoms);
        }
    }

    private static final class NoException extends Throwable {
        private static final long serialVersionUID = 1L;
    }

    /// It must have thrown this, with a message in which each of these words or numbers stands.
    void expectThrown(
            Trial trial,
            Class<? extends Throwable> type,
            String when,
            List<String> words,
            Symptom... symptoms) {
        trial.expectThrows(type, when, this::replay, symptoms);
        for (String word : words) {
            trial.expectThat(
                    hasWord(word),
                    "%s: the message must name %s, was \"%s\"".formatted(when, word, message()),
                    symptoms);
        }
    }

    private void replay() throws Throwable {
        if (thrown != null) {
            throw thrown;
        }
    }

    private boolean hasWord(String word) {
        return Pattern.compile("(?i)(?<![\\w-])" + Pattern.quote(word) + "(?!\\w)")
                .matcher(message())
                .find();
    }
}
