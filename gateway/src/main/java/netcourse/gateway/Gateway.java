package netcourse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import netcourse.common.Endpoint;
import netcourse.common.Listening;

/// A server that echoes the bytes of many clients, and keeps each to its [Settings].
public interface Gateway extends AutoCloseable {
    /// How clients are served.
    enum Mode {
        /// A platform thread, one of the system's, for each client.
        PLATFORM,
        /// A virtual thread for each client.
        VIRTUAL,
        /// One thread and one selector for all of them.
        SELECTOR
    }

    /// What a gateway allows its clients.
    ///
    /// @param maxClients clients at a time, 1 or more; one more is refused with a reason
    /// @param idle a client that neither sends nor takes a byte for this long is closed; more than
    ///   zero
    /// @param messageDeadline a message is a line: from its first byte to its `\n` it may take so
    ///   long; more than zero
    /// @param maxMessageBytes the longest line, the `\n` included, 1 or more
    record Settings(int maxClients, Duration idle, Duration messageDeadline, int maxMessageBytes) {

        public Settings {
            checkPositive("maxClients", maxClients);
            checkPositive("idle", idle);
            checkPositive("messageDeadline", messageDeadline);
            checkPositive("maxMessageBytes", maxMessageBytes);
        }

        /// 5000 clients, as in the article; a minute for somebody who types, 10 s for a message
        /// that is under way, 64 KiB for its length.
        public static Settings defaults() {
            return new Settings(5000, Duration.ofMinutes(1), Duration.ofSeconds(10), 64 * 1024);
        }

        public Settings withMaxClients(int number) {
            return new Settings(number, idle, messageDeadline, maxMessageBytes);
        }

        /// Why a client's connection ends, in words for the client and for the log.
        String words(DisconnectReason reason) {
            return switch (reason) {
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
        byte[] farewell(DisconnectReason reason) {
            return (words(reason) + "\n").getBytes(UTF_8);
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
                throw new IllegalArgumentException(
                        name + " must be 1 ms to 365 days, was " + duration);
            }
        }
    }

    /// How a client's connection ended. FIN, RST and the gateway's own reasons keep different
    /// words.
    enum DisconnectReason {
        /// The client's FIN.
        LEFT,
        /// The client's RST, or a network that failed.
        RESET,
        IDLE,
        SLOW,
        TOO_LONG,
        FULL,
        STOPPING;

        /// Whether the gateway closes the connection, and so owes the client a reason.
        boolean isOurs() {
            return this != LEFT && this != RESET;
        }
    }

    /// What a gateway uses that is not its own.
    ///
    /// @param out takes lines for the operator; called by many threads
    /// @param eachClient whether to print a line for each accepted client
    /// @param clock nanoseconds; the deadlines go by it
    /// @param tick how often to look whether a deadline has passed
    record Context(Consumer<String> out, boolean eachClient, LongSupplier clock, Duration tick) {
        /// The system's clock, and a tick that closes a client a tenth too late at most, but looks
        /// no more often than 200 times a second and no less often than 4 times.
        public static Context of(Settings settings, Consumer<String> out, boolean eachClient) {
            long idle = settings.idle().toMillis();
            long shorter = Math.min(idle, settings.messageDeadline().toMillis());
            Duration tick = Duration.ofMillis(Math.clamp(shorter / 10, 5, 250));
            return new Context(out, eachClient, System::nanoTime, tick);
        }
    }

    /// Opens a gateway, which serves in the background until it is closed.
    ///
    /// @throws IOException if it cannot listen there
    static Gateway open(Mode mode, Listening listening, Settings settings, Context context)
            throws IOException {
        return switch (mode) {
            case PLATFORM ->
                    ThreadGateway.open(
                            Thread.ofPlatform().name("client-", 1).factory(),
                            listening,
                            settings,
                            context);
            case VIRTUAL ->
                    ThreadGateway.open(Thread.ofVirtual().factory(), listening, settings, context);
            case SELECTOR -> SelectorGateway.open(listening, settings, context);
        };
    }

    /// Where it listens.
    Endpoint endpoint();

    /// What it has logged so far.
    GatewayLog log();

    /// Refuses new clients, tells the connected ones that it stops, and closes them; 2 s at most.
    @Override
    void close();
}
