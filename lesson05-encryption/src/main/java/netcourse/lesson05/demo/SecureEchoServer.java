package netcourse.lesson05.demo;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.MessageError;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.common.TcpServer;
import netcourse.common.Transport;
import netcourse.common.WriteDeadline;

/// Echoes messages: for each client a virtual thread, a protected connection and an [EchoSession].
final class SecureEchoServer implements AutoCloseable {
    /// What the secure server is set up with.
    ///
    /// @param writeDeadline how long a client may take no byte
    /// @param maxClients at a time; one more is closed without a word
    /// @param maxHandshakes unfinished ones at a time; one more likewise
    /// @param password what a client must know; empty: any client is let in
    record Settings(
            Protection protection,
            MessageLimits limits,
            Duration writeDeadline,
            int maxClients,
            int maxHandshakes,
            Optional<byte[]> password) {
        /// Without the password.
        @Override
        public String toString() {
            return "Settings[maxClients=%d, maxHandshakes=%d]".formatted(maxClients, maxHandshakes);
        }
    }

    private final Settings settings;
    private final Consumer<String> log;
    private final Handshakes handshakes;
    private final Set<MessageLink> links = ConcurrentHashMap.newKeySet();
    private final TcpServer server;
    private volatile boolean stopping;

    /// Opens a listener and serves it in the background.
    ///
    /// @param log takes lines for the operator, without control characters; called by many threads
    SecureEchoServer(Listening listening, Settings settings, Consumer<String> log)
            throws IOException {
        this.settings = settings;
        this.log = line -> log.accept(line.replaceAll("\\p{Cc}", "?"));
        this.handshakes = new Handshakes(settings, this.log);
        this.server =
                TcpServer.start(
                        listening.openChannel().socket(),
                        this::serve,
                        TcpServer.Options.defaults()
                                .withMaxConnections(settings.maxClients())
                                .withSurplus(this::refuse)
                                .withLog(this.log));
    }

    Endpoint endpoint() {
        return server.endpoint();
    }

    private void serve(Socket socket) throws IOException {
        Transport transport = new WriteDeadline(Transport.of(socket), settings.writeDeadline());
        String client = transport.remote() + "  ";
        Optional<MessageLink> link = handshakes.open(transport, client);
        if (link.isPresent()) {
            serve(link.get(), client);
        }
    }

    private void serve(MessageLink link, String client) throws IOException {
        links.add(link);
        try (link;
                EchoSession session =
                        new EchoSession(settings.password(), line -> log.accept(client + line))) {
            log.accept(client + "connected");
            if (stopping) {
                stop(link);
            }
            String how = answerAll(link, session);
            log.accept("%sended, %d echoed%s".formatted(client, session.echoes(), how));
        } finally {
            links.remove(link);
        }
    }

    /// Returns how it ended, if that was not the end of the stream.
    private static String answerAll(MessageLink link, EchoSession session) throws IOException {
        try {
            link.answerAll(session);
            link.shutdownOutput();
            return "";
        } catch (ProtocolException | EOFException e) {
            return end(link, MessageError.BAD_MESSAGE, e.getMessage());
        } catch (SocketTimeoutException e) {
            return end(link, MessageError.TOO_SLOW, e.getMessage());
        } catch (IOException e) {
            return "; lost: " + e.getMessage();
        }
    }

    private static String end(MessageLink link, MessageError error, String why) {
        try {
            link.close(error, why);
        } catch (IOException e) {
            // The peer is gone, and it is closed all the same.
        }
        return "; closed: " + why;
    }

    private void refuse(Socket socket) {
        log.accept(
                "%s  refused: there are %d clients"
                        .formatted(Transport.remote(socket), settings.maxClients()));
    }

    /// Says so to every client, and closes.
    @Override
    public void close() {
        // Before it looks: a handshake that is done now sees it, or is seen.
        stopping = true;
        for (MessageLink link : links) {
            Thread.ofVirtual().name("farewell").start(() -> stop(link));
        }
        server.close();
    }

    private static void stop(MessageLink link) {
        end(link, MessageError.STOPPING, "the server stops");
    }
}
