package netcourse.lesson05.demo;

import java.time.Duration;
import netcourse.common.DurationConverter;
import netcourse.common.MessageLimits;
import netcourse.common.Program;
import picocli.CommandLine.Option;

/// The options of the server that bound what its clients can take.
final class ServerLimits {
    private static final int MAX_CLIENTS = 1_000_000;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            defaultValue = "100",
            description = "One more is closed without a word (default: ${DEFAULT-VALUE}).")
    private int maxClients;

    @Option(
            names = "--max-handshakes",
            paramLabel = "N",
            defaultValue = "20",
            description = "Unfinished at a time; one more is closed (default: ${DEFAULT-VALUE}).")
    private int maxHandshakes;

    @Option(
            names = "--handshake-deadline",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "From accepting a connection to its keys (default: 10 s).")
    private Duration handshakeDeadline;

    @Option(
            names = "--message-deadline",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "From a message's first byte to its last (default: 10 s).")
    private Duration messageDeadline;

    @Option(
            names = "--idle",
            paramLabel = "DURATION",
            defaultValue = "30",
            converter = DurationConverter.class,
            description = "Drops a client that sends nothing for this long (default: 30 s).")
    private Duration idle;

    @Option(
            names = "--write-deadline",
            paramLabel = "DURATION",
            defaultValue = "30",
            converter = DurationConverter.class,
            description = "Drops a client that reads nothing for this long (default: 30 s).")
    private Duration writeDeadline;

    /// @throws IllegalArgumentException names the option that is out of range
    void check() {
        Program.checkRange("--max-clients", maxClients, 1, MAX_CLIENTS);
        Program.checkRange("--max-handshakes", maxHandshakes, 1, MAX_CLIENTS);
    }

    int maxClients() {
        return maxClients;
    }

    int maxHandshakes() {
        return maxHandshakes;
    }

    Duration handshakeDeadline() {
        return handshakeDeadline;
    }

    Duration writeDeadline() {
        return writeDeadline;
    }

    MessageLimits messages() {
        return MessageLimits.defaults().withMessageDeadline(messageDeadline).withIdle(idle);
    }
}
