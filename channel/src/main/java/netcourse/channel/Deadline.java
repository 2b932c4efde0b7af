package netcourse.channel;

import java.net.SocketTimeoutException;
import java.time.Duration;

/// A moment until which something that takes several reads must be done.
///
/// @param nanos as `System.nanoTime` counts
record Deadline(long nanos) {
    /// More than a socket can wait, and few enough nanoseconds to count with.
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    static Deadline after(Duration limit) {
        Duration counted = limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        return new Deadline(System.nanoTime() + counted.toNanos());
    }

    /// The time that is left, for the next read.
    Duration rest() throws SocketTimeoutException {
        long rest = nanos - System.nanoTime();
        if (rest <= 0) {
            throw new SocketTimeoutException("Read timed out");
        }
        return Duration.ofNanos(rest);
    }
}
