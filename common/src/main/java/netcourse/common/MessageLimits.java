package netcourse.common;

import java.time.Duration;

/// What a [FramedConnection] grants its peer.
///
/// @param maxBodyBytes the greatest body length that is read or written, 0 or more
/// @param messageDeadline from the moment that a message's first byte is seen to its last, 1 ms or
///   more
/// @param idle how long a read waits for the first byte of a message, 1 ms or more
public record MessageLimits(int maxBodyBytes, Duration messageDeadline, Duration idle) {
    /// Longer than a socket can wait: no limit.
    public static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    public MessageLimits {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException(
                    "maxBodyBytes must be 0 or more, was " + maxBodyBytes);
        }
        check("messageDeadline", messageDeadline);
        check("idle", idle);
    }

    private static void check(String name, Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(FOREVER) > 0) {
            throw new IllegalArgumentException(
                    "%s must be 1 ms or more, FOREVER at most, was %s".formatted(name, duration));
        }
    }

    /// 1 MiB, as the course's protocol has it; 10 s for a message, enough for 1 MiB over a line of
    /// 1 Mbit/s; 60 s between two messages, the keep-alive of many an HTTP server.
    public static MessageLimits defaults() {
        return new MessageLimits(
                MessageHeader.MAX_BODY_BYTES, Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    public MessageLimits withMaxBodyBytes(int bytes) {
        return new MessageLimits(bytes, messageDeadline, idle);
    }

    public MessageLimits withMessageDeadline(Duration duration) {
        return new MessageLimits(maxBodyBytes, duration, idle);
    }

    public MessageLimits withIdle(Duration duration) {
        return new MessageLimits(maxBodyBytes, messageDeadline, duration);
    }

    /// For an owner that watches with heartbeats instead.
    public MessageLimits withoutIdle() {
        return withIdle(FOREVER);
    }
}
