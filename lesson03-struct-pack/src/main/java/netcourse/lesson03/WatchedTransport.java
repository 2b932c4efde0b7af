package netcourse.lesson03;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;
import netcourse.common.FilterTransport;
import netcourse.common.Transport;

/// Notes what the threads of a connection do, for one that watches.
final class WatchedTransport extends FilterTransport {
    /// Nanoseconds.
    final LongSupplier clock;

    private volatile boolean reading;
    private volatile boolean writing;
    private volatile long wroteAt;
    private volatile long reads;
    private volatile long writes;

    /// @param clock nanoseconds
    WatchedTransport(Transport below, LongSupplier clock) {
        super(below);
        this.clock = clock;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        reading = true;
        try {
            return below.read(into);
        } finally {
            reads++;
            reading = false;
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        wroteAt = clock.getAsLong();
        writing = true;
        try {
            return below.write(from);
        } finally {
            writing = false;
            writes++;
        }
    }

    /// Whether a thread waits for bytes of the peer. While none does, its silence is our own fault.
    boolean isReading() {
        return reading;
    }

    /// How many reads have ended.
    long reads() {
        return reads;
    }

    /// How many writes have ended.
    long writes() {
        return writes;
    }

    /// Whether a thread has waited longer than this for the peer to take a byte.
    boolean writeWaits(Duration limit) {
        return writing && clock.getAsLong() - wroteAt > limit.toNanos();
    }
}
