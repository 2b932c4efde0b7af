package netcourse.lesson03;

import java.util.function.LongSupplier;

/// How a connection is doing: when its peer was listened to, and written to. Marked by the threads
/// that read and write, looked at by a third one.
final class Pulse {
    /// What is to be done about it.
    enum Finding {
        FINE,
        HEARTBEAT_DUE,
        WRITE_WAITS,
        SILENT,
        NOT_READING
    }

    /// A write that takes longer waits for the peer; one that only copies takes microseconds.
    private static final long WRITE_WAITS_NANOS = 5_000_000;

    private final PeerSettings settings;
    private final LongSupplier clock;
    private volatile boolean listening;
    private volatile long listeningSince;
    private volatile boolean writing;
    private volatile long wroteAt;
    private long checkedAt;

    /// @param clock nanoseconds
    Pulse(PeerSettings settings, LongSupplier clock) {
        this.settings = settings;
        this.clock = clock;
        this.wroteAt = clock.getAsLong();
        this.checkedAt = wroteAt;
    }

    /// We wait for the peer's next message; while we do not, its silence is our own fault.
    void listening() {
        listeningSince = clock.getAsLong();
        listening = true;
    }

    void heard() {
        listening = false;
    }

    void writing() {
        wroteAt = clock.getAsLong();
        writing = true;
    }

    void written() {
        wroteAt = clock.getAsLong();
        writing = false;
    }

    /// Called by one thread, ten times in a heartbeat or more often.
    ///
    /// @param insideMessage whether the peer is sending a message at the moment
    Finding check(boolean insideMessage) {
        long now = clock.getAsLong();
        long heartbeat = settings.heartbeat().toNanos();
        if (now - checkedAt > heartbeat) {
            // We were stopped, by a suspended machine for one: that is not the peer's silence.
            listeningSince = now;
        }
        checkedAt = now;
        if (writing) {
            return checkWrite(now - wroteAt);
        }
        boolean silent = now - listeningSince > PeerSettings.MISSED_HEARTBEATS * heartbeat;
        if (listening && silent && !insideMessage) {
            return Finding.SILENT;
        }
        return now - wroteAt >= heartbeat ? Finding.HEARTBEAT_DUE : Finding.FINE;
    }

    private Finding checkWrite(long nanos) {
        if (nanos > settings.writeDeadline().toNanos()) {
            return Finding.NOT_READING;
        }
        return nanos > WRITE_WAITS_NANOS ? Finding.WRITE_WAITS : Finding.FINE;
    }

    /// Why a silent peer is dropped.
    String silence() {
        return "silent for %d heartbeats of %d ms"
                .formatted(PeerSettings.MISSED_HEARTBEATS, settings.heartbeat().toMillis());
    }
}
