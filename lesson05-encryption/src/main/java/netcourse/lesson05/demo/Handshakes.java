package netcourse.lesson05.demo;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import netcourse.common.Transport;

/// Opens the connections of clients, some at a time: anybody can begin a handshake, and it costs
/// the server more than the client.
final class Handshakes {
    private final SecureEchoServer.Settings settings;
    private final Consumer<String> log;
    private final Semaphore places;

    Handshakes(SecureEchoServer.Settings settings, Consumer<String> log) {
        this.settings = settings;
        this.log = log;
        this.places = new Semaphore(settings.maxHandshakes());
    }

    /// Blocks while there is a handshake.
    ///
    /// @param client stands before the lines of the log
    /// @return empty if it failed, or if there are too many; the transport is to be closed then
    Optional<MessageLink> open(Transport transport, String client) {
        if (!places.tryAcquire()) {
            log.accept(
                    "%srefused: there are %d unfinished handshakes"
                            .formatted(client, settings.maxHandshakes()));
            return Optional.empty();
        }
        try {
            return Optional.of(
                    settings.protection()
                            .open(
                                    transport,
                                    settings.limits(),
                                    heard ->
                                            log.accept(
                                                    client + "somebody says in clear: " + heard)));
        } catch (IOException e) {
            log.accept(client + "handshake failed: " + e.getMessage());
            return Optional.empty();
        } finally {
            places.release();
        }
    }
}
