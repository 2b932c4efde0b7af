package netcourse.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import netcourse.common.DescriptorLimit;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.TcpServer;
import netcourse.common.Transport;
import netcourse.common.Watchdog;
import netcourse.common.WriteDeadline;

/// Echoes the course's messages inside TLS 1.3.
///
/// It speaks first: one message that greets the client. When the client has read that, it knows
/// that its certificate was taken; the handshake does not say so.
///
/// At the end of the stream it cannot know whether the client said so (close_notify) or whether
/// somebody cut the connection (a bare FIN): JSSE reads both as -1, unless the system property
/// `com.sun.net.ssl.requireCloseNotify` is true when it starts. The course's messages show where
/// they end; a protocol without lengths could be cut short unseen.
public final class TlsEchoServer implements AutoCloseable {
    /// The protocol number of the greeting and of what is echoed.
    public static final int ECHO = 2;

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final Duration WRITE = Duration.ofSeconds(30);
    private static final int MAX_CLIENTS = 100;

    /// @param identity what it shows
    /// @param clientCa whose client certificates it takes
    /// @param isRequired whether a client must have one
    /// @param log takes a line for each event; called by any thread
    public record Settings(
            TlsIdentity identity,
            X509Certificate clientCa,
            boolean isRequired,
            Consumer<String> log) {}

    private final SSLContext context;
    private final Settings settings;
    private final Duration handshake;
    private final Duration write;
    private final TcpServer server;

    private TlsEchoServer(
            Listening listening, Settings settings, Duration handshake, Duration write)
            throws IOException {
        this.settings = settings;
        this.handshake = handshake;
        this.write = write;
        this.context = Tls.context(Optional.of(settings.identity), settings.clientCa);
        TcpServer.Options options =
                TcpServer.Options.defaults()
                        .withMaxConnections(DescriptorLimit.lower(MAX_CLIENTS, settings.log))
                        .withLog(settings.log);
        this.server = TcpServer.start(listening.open(), this::serve, options);
    }

    /// Serves in the background until [#close()].
    public static TlsEchoServer open(Listening listening, Settings settings) throws IOException {
        return open(listening, settings, HANDSHAKE, WRITE);
    }

    /// @param handshake for the whole of it
    /// @param write how long a client may take no byte
    static TlsEchoServer open(
            Listening listening, Settings settings, Duration handshake, Duration write)
            throws IOException {
        return new TlsEchoServer(listening, settings, handshake, write);
    }

    /// Where it listens.
    public Endpoint endpoint() {
        return server.endpoint();
    }

    private void serve(Socket socket) throws IOException {
        String client = Transport.remote(socket);
        try (SSLSocket tls = Tls.server(context, socket, settings.isRequired)) {
            if (isHandshakeDone(client, socket, tls)) {
                echo(client, socket, tls);
            } else {
                Tls.drain(socket);
            }
        }
    }

    /// It takes several reads: a time-out of the socket would begin anew with each byte.
    private boolean isHandshakeDone(String client, Socket socket, SSLSocket tls) {
        Watchdog watchdog = Watchdog.over(socket, handshake);
        try {
            tls.startHandshake();
            return true;
        } catch (IOException e) {
            String late = "handshake must be complete within %d ms".formatted(handshake.toMillis());
            say(client, "failed    " + (watchdog.isLate() ? late : TlsFailure.explain(e)));
            return false;
        } finally {
            watchdog.close();
        }
    }

    private void echo(String client, Socket socket, SSLSocket tls) throws IOException {
        SSLSession session = tls.getSession();
        String name =
                TlsPeer.certificate(session)
                        .map(TlsPeer::describe)
                        .orElse("a client without a certificate");
        say(client, "connected %s; %s".formatted(TlsPeer.protection(session), name));
        Transport transport = new WriteDeadline(Transport.of(tls), socket, write);
        try (FramedConnection connection =
                new FramedConnection(transport, MessageLimits.defaults())) {
            say(client, talk(connection, "hello, " + name));
            // For the client's close_notify, if it did not come.
            tls.setSoTimeout(Tls.LINGER_MILLIS);
        }
    }

    /// @return how it ended
    private static String talk(FramedConnection connection, String greeting) {
        Count count = new Count();
        try {
            connection.send(Message.oneWay(ECHO, greeting.getBytes(UTF_8)));
            connection.answerAll(count::echo);
            return "ended     end of stream, " + count;
        } catch (IOException e) {
            return "cut off   %s, %s".formatted(TlsFailure.explain(e), count);
        }
    }

    private void say(String client, String what) {
        settings.log.accept(client + "  " + what);
    }

    /// Of one connection, whose thread alone uses it.
    private static final class Count {
        private int messages;

        Optional<Message> echo(Message message) {
            messages++;
            return message.header().isOneWay() ? Optional.empty() : Optional.of(message.echo());
        }

        @Override
        public String toString() {
            return "messages echoed: " + messages;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
