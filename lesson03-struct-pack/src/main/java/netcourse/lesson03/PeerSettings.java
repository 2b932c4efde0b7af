package netcourse.lesson03;

import java.time.Duration;
import netcourse.common.MessageLimits;

/// What either end of a connection grants the other.
///
/// @param limits of a message
/// @param heartbeat after so long without a message of ours a heartbeat is sent; after three times
///   as long without a byte of the peer's it is dropped; 1 ms to [#LONGEST]
/// @param writeDeadline how long the peer may take to make room for 16 KiB, 1 ms to [#LONGEST]
/// @param maxUnreadBytes what may wait for a peer that does not read, in bytes of memory; a message
///   may wait in any case
/// @param maxUnreadChatBytes what of this may be chat
/// @param maxSlowRequests how many requests of a peer may be worked on beside its others, 1 or more
public record PeerSettings(
        MessageLimits limits,
        Duration heartbeat,
        Duration writeDeadline,
        int maxUnreadBytes,
        int maxUnreadChatBytes,
        int maxSlowRequests) {
    /// A peer that has missed so many heartbeats is taken for dead: one may be lost in a pause, two
    /// in a bad minute.
    public static final int MISSED_HEARTBEATS = 3;

    /// A year: never, for a connection, and three times as long still is a number of nanoseconds.
    public static final Duration LONGEST = Duration.ofDays(365);

    public PeerSettings {
        check("heartbeat", heartbeat);
        check("writeDeadline", writeDeadline);
        check("maxUnreadBytes", maxUnreadBytes);
        check("maxUnreadChatBytes", maxUnreadChatBytes);
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
    /// after which firewalls forget a connection; 30 s to take 16 KiB; 16 MiB unread, the answers
    /// to 100,000 requests of 100 bytes and some more; 256 KiB of it chat, 31 of the longest
    /// messages; 256 slow requests.
    public static PeerSettings defaults() {
        return new PeerSettings(
                MessageLimits.defaults().withMaxBodyBytes(64 * 1024).withoutIdle(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                16 * 1024 * 1024,
                256 * 1024,
                256);
    }

    public PeerSettings withLimits(MessageLimits other) {
        return new PeerSettings(
                other,
                heartbeat,
                writeDeadline,
                maxUnreadBytes,
                maxUnreadChatBytes,
                maxSlowRequests);
    }

    public PeerSettings withHeartbeat(Duration interval) {
        return new PeerSettings(
                limits,
                interval,
                writeDeadline,
                maxUnreadBytes,
                maxUnreadChatBytes,
                maxSlowRequests);
    }

    public PeerSettings withWriteDeadline(Duration duration) {
        return new PeerSettings(
                limits, heartbeat, duration, maxUnreadBytes, maxUnreadChatBytes, maxSlowRequests);
    }

    public PeerSettings withMaxUnreadBytes(int bytes) {
        return new PeerSettings(
                limits, heartbeat, writeDeadline, bytes, maxUnreadChatBytes, maxSlowRequests);
    }
}
