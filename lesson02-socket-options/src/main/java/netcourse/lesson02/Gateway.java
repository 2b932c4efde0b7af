package netcourse.lesson02;

import java.io.IOException;
import java.util.function.Consumer;
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
    /// @param out takes lines for the operator; called by many threads
    /// @param eachClient whether to print a line for each accepted client
    /// @throws IOException if it cannot listen there
    static Gateway open(
            Mode mode,
            Listening listening,
            GatewaySettings settings,
            Consumer<String> out,
            boolean eachClient)
            throws IOException {
        return switch (mode) {
            case PLATFORM ->
                    ThreadGateway.open(
                            Thread.ofPlatform().name("client-", 1).factory(),
                            listening,
                            settings,
                            out,
                            eachClient,
                            System::nanoTime);
            case VIRTUAL ->
                    ThreadGateway.open(
                            Thread.ofVirtual().factory(),
                            listening,
                            settings,
                            out,
                            eachClient,
                            System::nanoTime);
            case SELECTOR ->
                    SelectorGateway.open(listening, settings, out, eachClient, System::nanoTime);
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
