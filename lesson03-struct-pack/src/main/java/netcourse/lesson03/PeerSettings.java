package netcourse.lesson03;

import java.time.Duration;
import netcourse.common.MessageLimits;

/// What either end of a connection grants the other.
///
/// @param limits of a message
/// @param heartbeat after this long without a message of ours a heartbeat is sent; after three
///   times as long without a byte of the peer's it is dropped; 1 ms to [#LONGEST]
/// @param writeDeadline after this long without the peer's taking a byte of what is sent it is
///   dropped, 1 ms to [#LONGEST]
public record PeerSettings(MessageLimits limits, Duration heartbeat, Duration writeDeadline) {
    /// Never, for a connection.
    public static final Duration LONGEST = Duration.ofDays(1);

    public PeerSettings {
        check("heartbeat", heartbeat);
        check("writeDeadline", writeDeadline);
    }

    private static void check(String name, Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "%s must be PT0.001S..%s, was %s".formatted(name, LONGEST, duration));
        }
    }

    /// Bodies of 64 KiB, since nothing here is longer; heartbeats of 10 s, well below the minutes
    /// after which firewalls forget a connection; 30 s to take a byte.
    public static PeerSettings defaults() {
        return new PeerSettings(
                MessageLimits.defaults().withMaxBodyBytes(64 * 1024).withoutIdle(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
    }

    public PeerSettings withLimits(MessageLimits other) {
        return new PeerSettings(other, heartbeat, writeDeadline);
    }

    public PeerSettings withHeartbeat(Duration interval) {
        return new PeerSettings(limits, interval, writeDeadline);
    }

    public PeerSettings withWriteDeadline(Duration duration) {
        return new PeerSettings(limits, heartbeat, duration);
    }
}
