package netcourse.lesson03;

import java.time.Duration;
import netcourse.common.MessageLimits;

/// What either end of a connection grants the other.
///
/// @param limits of a message
/// @param heartbeat after so long without a message of ours a heartbeat is sent; after three times
///   as long without a byte of the peer's it is dropped; 1 ms to [#LONGEST]
/// @param writeDeadline after so long without the peer's taking a byte of what is sent it is
///   dropped, 1 ms to [#LONGEST]
/// @param maxUnreadOneWay how many one-way messages may wait for a peer that does not read
/// @param maxSlowRequests how many requests of a peer may be worked on beside its others, 1 or more
public record PeerSettings(
        MessageLimits limits,
        Duration heartbeat,
        Duration writeDeadline,
        int maxUnreadOneWay,
        int maxSlowRequests) {
    /// Never, for a connection.
    public static final Duration LONGEST = Duration.ofDays(1);

    public PeerSettings {
        check("heartbeat", heartbeat);
        check("writeDeadline", writeDeadline);
        check("maxUnreadOneWay", maxUnreadOneWay);
        check("maxSlowRequests", maxSlowRequests);
    }

    private static void check(String name, Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "%s must be PT0.001S..%s, was %s".formatted(name, LONGEST, duration));
        }
    }

    private static void check(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, was " + value);
        }
    }

    /// Bodies of 64 KiB, since nothing here is longer; heartbeats of 10 s, well below the minutes
    /// after which firewalls forget a connection; 30 s to take a byte; 32 messages of chat, 256 KiB
    /// of the longest; 256 slow requests.
    public static PeerSettings defaults() {
        return new PeerSettings(
                MessageLimits.defaults().withMaxBodyBytes(64 * 1024).withoutIdle(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                32,
                256);
    }

    public PeerSettings withLimits(MessageLimits other) {
        return new PeerSettings(other, heartbeat, writeDeadline, maxUnreadOneWay, maxSlowRequests);
    }

    public PeerSettings withHeartbeat(Duration interval) {
        return new PeerSettings(limits, interval, writeDeadline, maxUnreadOneWay, maxSlowRequests);
    }

    public PeerSettings withWriteDeadline(Duration duration) {
        return new PeerSettings(limits, heartbeat, duration, maxUnreadOneWay, maxSlowRequests);
    }
}
