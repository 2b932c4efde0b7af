package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import netcourse.channel.Pem;
import netcourse.channel.Tls;
import netcourse.channel.TlsEchoServer;
import netcourse.channel.TlsFailure;
import netcourse.channel.TlsIdentity;
import netcourse.channel.TlsPeer;
import netcourse.common.Connecting;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.HostOption;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends messages inside TLS 1.3 to tls-server, whose certificate it verifies.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends messages inside TLS 1.3 to tls-server, and prints what comes back.",
            "It trusts one CA only, and checks that the certificate names the host that was",
            "asked for. Each line is a step, so that a refusal shows where it comes."
        },
        footer = {
            "",
            "  tls-client hello",
            "  tls-client --host localhost --client-certificate tls/client.pem",
            "  tls-client --cut",
            "",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "Exit status: 0 if all came back, 1 if not."
        })
public final class TlsClient implements Callable<Integer> {
    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Messages (default: two).")
    private List<String> texts = List.of("hello", "world");

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            defaultValue = "tls/ca.pem",
            description = "The CA that is trusted, in PEM (default: ${DEFAULT-VALUE}).")
    private Path ca;

    @Option(
            names = "--client-certificate",
            paramLabel = "FILE",
            description = "A certificate of its own and its key, in PEM (default: none).")
    private Path own;

    @Option(
            names = "--cut",
            description = "Ends with a bare FIN, without close_notify, as an attacker can.")
    private boolean cut;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "How long to wait for the server, each time (default: 10 s).")
    private Duration patience;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new TlsClient(), args);
    }

    @Override
    public Integer call() throws IOException {
        Endpoint server = new Endpoint(host.host(), port.port());
        Optional<TlsIdentity> identity =
                own == null ? Optional.empty() : Optional.of(Pem.readIdentity(own));
        SSLContext context = Tls.context(identity, Pem.readCertificate(ca));
        try (Socket socket = Connecting.to(server).open()) {
            socket.setSoTimeout(Transport.socketMillis(patience));
            System.out.printf("client: connected to %s%n", server);
            SSLSocket tls = Tls.client(context, socket, server);
            handshake(tls);
            talk(tls, socket);
        }
        return 0;
    }

    private static void handshake(SSLSocket tls) throws IOException {
        try {
            tls.startHandshake();
        } catch (SSLException e) {
            throw new IOException("the handshake failed: " + TlsFailure.explain(e), e);
        }
        System.out.printf(
                "client: handshake done, %s%nclient: the server is %s%n",
                TlsPeer.protection(tls.getSession()),
                TlsPeer.certificate(tls.getSession()).map(TlsPeer::describe).orElseThrow());
    }

    private void talk(SSLSocket tls, Socket socket) throws IOException {
        MessageLimits limits = MessageLimits.defaults().withIdle(patience);
        try (FramedConnection connection = new FramedConnection(tls, limits)) {
            System.out.printf("server: %s%n", greeting(connection));
            for (int i = 0; i < texts.size(); i++) {
                byte[] body = texts.get(i).getBytes(UTF_8);
                connection.send(Message.request(TlsEchoServer.ECHO, i, body));
            }
            if (cut) {
                readAnswers(connection);
                // Below TLS, which does not see it.
                socket.close();
                System.out.println("client: closed TCP without close_notify");
            } else {
                connection.shutdownOutput();
                System.out.println("client: half-closed, close_notify sent; still reading");
                readAnswers(connection);
                readEnd(connection);
            }
        }
    }

    private static void readEnd(FramedConnection connection) throws IOException {
        if (connection.read().isPresent()) {
            throw new IOException("more messages came than were sent");
        }
        System.out.println("client: end of stream");
    }

    /// Only here a client learns that its certificate was refused: its handshake was over before
    /// the server looked at it.
    private static String greeting(FramedConnection connection) throws IOException {
        try {
            return connection.read().map(Message::text).orElse("nothing");
        } catch (SSLException e) {
            throw new IOException("the first read failed: " + TlsFailure.explain(e), e);
        }
    }

    private void readAnswers(FramedConnection connection) throws IOException {
        for (int i = 0; i < texts.size(); i++) {
            Optional<Message> answer = connection.read();
            System.out.printf(
                    "server: %s%n",
                    answer.orElseThrow(() -> new IOException("the server ended too early")).text());
        }
    }
}
