package netcourse.lesson02;

import java.io.IOException;
import netcourse.common.Endpoint;
import netcourse.common.Listening;

/// A server that echoes the bytes of many clients, and keeps each to its [GatewaySettings].
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

    /// Opens a gateway, which serves in the background until it is closed.
    ///
    /// @throws IOException if it cannot listen there
    static Gateway open(
            Mode mode, Listening listening, GatewaySettings settings, Surroundings surroundings)
            throws IOException {
        return switch (mode) {
            case PLATFORM ->
                    ThreadGateway.open(
                            Thread.ofPlatform().name("client-", 1).factory(),
                            listening,
                            settings,
                            surroundings);
            case VIRTUAL ->
                    ThreadGateway.open(
                            Thread.ofVirtual().factory(), listening, settings, surroundings);
            case SELECTOR -> SelectorGateway.open(listening, settings, surroundings);
        };
    }

    /// Where it listens.
    Endpoint endpoint();

    /// What it has written down so far.
    Journal journal();

    /// Refuses new clients, tells those that are linked that it stops, and closes them; 2 s at
    /// most.
    @Override
    void close();
}
