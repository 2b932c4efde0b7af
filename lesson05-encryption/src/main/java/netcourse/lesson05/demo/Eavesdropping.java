package netcourse.lesson05.demo;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.TcpServer;

/// A server that passes each connection on to another server, and looks into it.
final class Eavesdropping implements AutoCloseable {
    /// Each has a message in each direction in memory, and one that is held back, 4 MiB at most.
    private static final int MAX_CONNECTIONS = 20;

    /// @param to the real server
    /// @param tampering what is done to each connection
    /// @param record where the first client is recorded
    record Settings(Connecting to, Optional<Tampering> tampering, Optional<Path> record) {}

    private final Settings settings;
    private final Consumer<String> log;
    private final AtomicInteger count = new AtomicInteger();
    private final TcpServer server;

    /// @param log takes lines; called by many threads
    Eavesdropping(Listening listening, Settings settings, Consumer<String> log) throws IOException {
        this.settings = settings;
        this.log = log;
        this.server =
                TcpServer.start(
                        listening.open(),
                        this::tap,
                        TcpServer.Options.defaults()
                                .withMaxConnections(MAX_CONNECTIONS)
                                .withLog(log));
    }

    Endpoint endpoint() {
        return server.endpoint();
    }

    private void tap(Socket client) throws IOException {
        int number = count.incrementAndGet();
        if (number > 1 || settings.record().isEmpty()) {
            tap(client, number, unit -> {});
            return;
        }
        try (Recording recording = new Recording(settings.record().get())) {
            tap(client, number, recording::add);
        }
    }

    private void tap(Socket client, int number, TappedConnection.Recorder recorder)
            throws IOException {
        Consumer<String> lines = line -> log.accept(number + "  " + line);
        try (Socket to = settings.to().open()) {
            client.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            new TappedConnection(client, to, settings.tampering(), recorder, lines).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
