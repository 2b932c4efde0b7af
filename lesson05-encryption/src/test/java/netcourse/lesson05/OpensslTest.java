package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.SystemCommand;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.Pem;
import netcourse.channel.ServerCertificate;
import netcourse.channel.TlsEchoServer;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.Program;
import netcourse.lesson05.answer.SolvedTlsConnector;
import netcourse.lesson05.demo.TlsClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Our TLS talks to another implementation, OpenSSL, in both roles; each side refuses what it must.
@Tag("verify")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpensslTest {
    private static final CertificateAuthority CA = CertificateAuthority.create("a CA");
    private static final int LIMIT_SECONDS = 20;

    /// Such as `ACCEPT 127.0.0.1:41877` or `ACCEPT [::]:41877`.
    private static final Pattern ACCEPT = Pattern.compile("ACCEPT \\S*:(\\d+)");

    @TempDir private Path folder;

    /// Of 1.1.1 and later, which speak TLS 1.3 and choose a free port for `-accept 0`.
    @BeforeAll
    static void needsOpenssl() throws IOException, InterruptedException {
        String version = SystemCommand.lines("openssl", "version").getFirst();
        assumeThat(version)
                .as("skipped: needs OpenSSL 1.1.1 or later")
                .matches("OpenSSL (1\\.1\\.1|[3-9]\\.).*");
    }

    private static Process openssl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static void assertEnds(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private String ca() throws IOException {
        Path file = folder.resolve("ca.pem");
        Pem.write(file, CA.certificate());
        return file.toString();
    }

    private static TlsEchoServer server(ServerCertificate shown) throws IOException {
        return TlsEchoServer.open(
                Listening.at(new Endpoint("127.0.0.1", 0)),
                new TlsEchoServer.Settings(shown.make(CA), CA.certificate(), false, _ -> {}));
    }

    private Process client(TlsEchoServer server) throws IOException {
        return openssl(
                "s_client",
                "-connect",
                server.endpoint().toString(),
                "-CAfile",
                ca(),
                "-verify_return_error",
                "-verify_hostname",
                "localhost",
                "-tls1_3",
                "-quiet",
                "-no_ign_eof");
    }

    @Test
    void theirClientTalksToOurServer() throws Exception {
        try (TlsEchoServer server = server(ServerCertificate.GOOD)) {
            Process client = client(server);
            OutputStream in = client.getOutputStream();
            try (InputStream out = client.getInputStream()) {
                assertThat(text(out.readNBytes(MessageHeader.BYTES), out)).startsWith("hello, ");
                Message request = Message.request(TlsEchoServer.ECHO, 7, "hi".getBytes(UTF_8));
                in.write(bytes(request));
                in.flush();
                Message echo = request.echo();
                assertThat(out.readNBytes(echo.wireBytes())).isEqualTo(bytes(echo));
                in.close();
                assertThat(out.readAllBytes()).isEmpty();
                assertEnds(client);
                assertThat(client.exitValue()).isZero();
            } finally {
                client.destroyForcibly();
            }
        }
    }

    private static byte[] bytes(Message message) {
        ByteBuffer bytes = ByteBuffer.allocate(message.wireBytes());
        message.writeTo(bytes);
        return bytes.array();
    }

    private static String text(byte[] header, InputStream rest) throws IOException {
        int length = ByteBuffer.wrap(header).getInt(MessageHeader.BYTES - Integer.BYTES);
        return new String(rest.readNBytes(length), UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, certificate has expired",
        "NOT_YET_VALID, certificate is not yet valid",
        "WRONG_NAME, hostname mismatch",
        "WRONG_CA, self-signed certificate in certificate chain",
        "SELF_SIGNED, self-signed certificate",
        "NOT_A_CA, invalid CA certificate"
    })
    void theirClientRefusesABadCertificate(ServerCertificate bad, String reason) throws Exception {
        try (TlsEchoServer server = server(bad)) {
            Process client = client(server);
            try (BufferedReader errors = client.errorReader(UTF_8)) {
                String said = errors.readAllAsString();
                assertEnds(client);
                assertThat(client.exitValue()).as(said).isNotZero();
                // Older versions write "self signed" and "Hostname mismatch".
                assertThat(said.toLowerCase(Locale.ROOT).replace("self signed", "self-signed"))
                        .contains(reason.toLowerCase(Locale.ROOT));
            } finally {
                client.destroyForcibly();
            }
        }
    }

    /// Theirs, for one connection, and the port that it has chosen.
    private final class Server implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final int port;

        Server(ServerCertificate shown) throws IOException {
            Path identity = folder.resolve("server.pem");
            Pem.write(identity, shown.make(CA));
            process =
                    openssl(
                            "s_server",
                            "-accept",
                            "0",
                            "-naccept",
                            "1",
                            "-cert",
                            identity.toString(),
                            "-cert_chain",
                            identity.toString(),
                            "-tls1_3");
            out = process.inputReader(UTF_8);
            port = awaitPort();
        }

        private int awaitPort() throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher accept = ACCEPT.matcher(line);
                if (accept.find()) {
                    return Integer.parseInt(accept.group(1));
                }
            }
            throw new IOException("openssl ended: " + process.errorReader().readAllAsString());
        }

        /// Read from its standard input once a client is there. No line of it begins with a command
        /// of `s_server`.
        void send(Message message) throws IOException {
            process.getOutputStream().write(bytes(message));
            process.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            out.close();
        }
    }

    private ProgramRun tlsClient(Server server, String host) throws IOException {
        return ProgramRun.of(
                TlsClient::new, "--host=" + host, "--port=" + server.port, "--ca=" + ca(), "hello");
    }

    /// Theirs does not speak the course's messages, so it says the one that ours waits for, and
    /// ends.
    @Test
    void ourClientTalksToTheirServer() throws IOException {
        try (Server server = new Server(ServerCertificate.GOOD)) {
            server.send(Message.oneWay(TlsEchoServer.ECHO, "ready".getBytes(UTF_8)));
            ProgramRun run = tlsClient(server, "localhost");
            assertThat(run.out())
                    .as(run.error())
                    .contains("client: handshake done, TLSv1.3, TLS_AES_256_GCM_SHA384")
                    .contains("server: ready");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void ourClientRefusesABadCertificate(ServerCertificate bad) throws IOException {
        try (Server server = new Server(bad)) {
            ProgramRun run = tlsClient(server, "localhost");
            run.assertFailure(Program.FAILED)
                    .startsWith("tls-client: the handshake failed: the peer's certificate is");
            assertThat(run.out()).doesNotContain("handshake done");
        }
    }

    private static SSLSocket connect(Server server, X509Certificate ca) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port);
        socket.setSoTimeout(LIMIT_SECONDS * 1000);
        return new SolvedTlsConnector().connect(socket, "localhost", server.port, ca);
    }

    @Test
    void theAnswerTo59TalksToTheirServer() throws IOException {
        try (Server server = new Server(ServerCertificate.GOOD);
                SSLSocket tls = connect(server, CA.certificate())) {
            tls.getOutputStream().write("hello\n".getBytes(UTF_8));
            assertThat(server.out.lines().anyMatch("hello"::equals)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void theAnswerTo59RefusesABadCertificate(ServerCertificate bad) throws IOException {
        try (Server server = new Server(bad)) {
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> connect(server, CA.certificate()));
        }
    }
}
