package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/// What a gateway allows its clients.
///
/// @param maxClients clients at a time, 1 or more; one more is refused with a reason
/// @param idle a client that sends nothing for so long is closed; more than zero
/// @param messageDeadline a message is a line: from its first byte to its `\n` it may take so long;
///   more than zero
/// @param maxMessageBytes the longest line, the `\n` included, 1 or more
public record GatewaySettings(
        int maxClients, Duration idle, Duration messageDeadline, int maxMessageBytes) {
    public GatewaySettings {
        checkPositive("maxClients", maxClients);
        checkPositive("idle", idle);
        checkPositive("messageDeadline", messageDeadline);
        checkPositive("maxMessageBytes", maxMessageBytes);
    }

    /// 5000 clients, as in the article; a minute for somebody who types, 10 s for a message that is
    /// under way, 64 KiB for its length.
    public static GatewaySettings defaults() {
        return new GatewaySettings(5000, Duration.ofMinutes(1), Duration.ofSeconds(10), 64 * 1024);
    }

    public GatewaySettings withMaxClients(int number) {
        return new GatewaySettings(number, idle, messageDeadline, maxMessageBytes);
    }

    public GatewaySettings withIdle(Duration duration) {
        return new GatewaySettings(maxClients, duration, messageDeadline, maxMessageBytes);
    }

    public GatewaySettings withMessageDeadline(Duration duration) {
        return new GatewaySettings(maxClients, idle, duration, maxMessageBytes);
    }

    public GatewaySettings withMaxMessageBytes(int bytes) {
        return new GatewaySettings(maxClients, idle, messageDeadline, bytes);
    }

    /// Why a client's connection ends, in words for the client and for the log.
    String reason(Ending ending) {
        return switch (ending) {
            case LEFT -> "left";
            case RESET -> "reset its connection";
            case IDLE -> "idle: no byte for " + seconds(idle);
            case SLOW -> "too slow: message not complete within " + seconds(messageDeadline);
            case TOO_LONG -> "message too long: at most " + maxMessageBytes + " bytes";
            case FULL -> "server full: at most " + maxClients + " clients";
            case STOPPING -> "server stopping";
        };
    }

    /// The line that tells a client the reason.
    byte[] farewell(Ending ending) {
        return (reason(ending) + "\n").getBytes(UTF_8);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }

    private static void checkPositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, was " + number);
        }
    }

    private static void checkPositive(String name, Duration duration) {
        // The upper end keeps a deadline in nanoseconds within a long.
        if (duration.toMillis() < 1 || duration.toDays() > 365) {
            throw new IllegalArgumentException(name + " must be 1 ms to 365 days, was " + duration);
        }
    }
}
