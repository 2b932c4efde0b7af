package netcourse.common;

import java.time.Duration;
import java.util.Objects;

/// Pauses that double from a first one to a longest one: for a loop whose call fails and may work
/// again later, so that it neither spins nor gives up.
///
/// Not for use by several threads at once.
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    /// @param first more than zero
    /// @param longest not shorter than the first
    public Backoff(Duration first, Duration longest) {
        if (first.isZero() || first.isNegative()) {
            throw new IllegalArgumentException("first pause must be more than zero, was " + first);
        }
        if (Objects.requireNonNull(longest, "longest").compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "longest pause must be at least " + first + ", was " + longest);
        }
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /// For an `accept` that fails: 5 ms, short enough to go unnoticed where one connection was
    /// aborted, up to 1 s where the process has run out of descriptors.
    public static Backoff forAccept() {
        return new Backoff(Duration.ofMillis(5), Duration.ofSeconds(1));
    }

    /// The pause to make now; the one after it is twice as long, up to the longest.
    public Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /// The call has worked: the next pause is the first one again.
    public void reset() {
        next = first;
    }
}
