package netcourse.lesson03;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import netcourse.common.Transport;

/// What a network may do to the bytes on their way, done inside this JVM, to the bytes that a
/// transport delivers: TCP keeps their order, and promises nothing about how many come at a time,
/// or when.
///
/// Loopback delivers most messages whole, and so hides the bugs that a real network shows. The same
/// seed makes the same slices and delays, for each connection in the order in which they begin.
public final class NastyNetwork {
    /// Longer than anybody waits.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final int sliceBytes;
    private final Duration coalesce;
    private final Duration delay;
    private final long seed;
    private final AtomicLong connections = new AtomicLong();

    /// @param sliceBytes the most bytes that a read gives, and 1 at least; 0: as many as there are
    /// @param coalesce how long a read waits for bytes that follow the first ones; zero: not
    /// @param delay the longest that a read waits before it gives what came; zero: not
    /// @param seed for the slices and delays
    public NastyNetwork(int sliceBytes, Duration coalesce, Duration delay, long seed) {
        if (sliceBytes < 0) {
            throw new IllegalArgumentException("slice must be 0 or more, was " + sliceBytes);
        }
        check("coalesce", coalesce);
        check("delay", delay);
        this.sliceBytes = sliceBytes;
        this.coalesce = coalesce;
        this.delay = delay;
        this.seed = seed;
    }

    private static void check(String name, Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "%s must be %s..%s, was %s".formatted(name, Duration.ZERO, LONGEST, duration));
        }
    }

    /// Leaves everything as it comes.
    public static NastyNetwork none() {
        return new NastyNetwork(0, Duration.ZERO, Duration.ZERO, 0);
    }

    /// The transport as its end of this network sees it. Closing it closes the transport.
    public Transport at(Transport transport) {
        return isNone() ? transport : new NastyTransport(transport, this);
    }

    private boolean isNone() {
        return sliceBytes == 0 && coalesce.isZero() && delay.isZero();
    }

    SplittableRandom random() {
        return new SplittableRandom(seed + connections.getAndIncrement());
    }

    int slice(int there, SplittableRandom random) {
        return sliceBytes == 0 ? there : Math.min(there, 1 + random.nextInt(sliceBytes));
    }

    Duration coalesce() {
        return coalesce;
    }

    Duration delay(SplittableRandom random) {
        return Duration.ofNanos(delay.isZero() ? 0 : random.nextLong(delay.toNanos() + 1));
    }

    /// For the first line of a program's output; empty if nothing is done.
    @Override
    public String toString() {
        if (isNone()) {
            return "";
        }
        return ", nasty network: slice %d, coalesce %d ms, delay %d ms, seed %d"
                .formatted(sliceBytes, coalesce.toMillis(), delay.toMillis(), seed);
    }
}
