package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.ServerProcess;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.Pem;
import netcourse.channel.ServerCertificate;
import netcourse.channel.TlsEchoServer;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Program;
import netcourse.common.TcpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsProgramsTest {
    private static final CertificateAuthority CA = CertificateAuthority.create("a CA");
    private static final Listening FREE = Listening.at(new Endpoint("127.0.0.1", 0));

    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        CertificateDetails ada = CertificateDetails.of("ada");
        Pem.write(folder.resolve("ca.pem"), CA.certificate());
        Pem.write(folder.resolve("client.pem"), CA.issue(ada));
        Pem.write(folder.resolve("stranger.pem"), CertificateAuthority.create("a CA").issue(ada));
    }

    private ProgramRun run(ServerCertificate shown, boolean isRequired, String... arguments)
            throws IOException {
        TlsEchoServer.Settings settings =
                new TlsEchoServer.Settings(shown.make(CA), CA.certificate(), isRequired, log::add);
        try (TlsEchoServer server = TlsEchoServer.open(FREE, settings)) {
            return client(server.endpoint(), arguments);
        }
    }

    private ProgramRun client(Endpoint server, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--port=" + server.port()));
        all.add("--ca=" + folder.resolve("ca.pem"));
        all.addAll(List.of(arguments));
        return ProgramRun.of(TlsClient::new, all.toArray(String[]::new));
    }

    private String own(String name) {
        return "--client-certificate=" + folder.resolve(name);
    }

    @Test
    void messagesComeBackAfterTheHalfClose() throws IOException {
        ProgramRun run = run(ServerCertificate.GOOD, false, "--host=localhost", "hello", "世界");
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out().lines().skip(1))
                .containsExactly(
                        "client: handshake done, TLSv1.3, TLS_AES_256_GCM_SHA384",
                        "client: the server is CN=netcourse server [localhost, 127.0.0.1,"
                                + " 0:0:0:0:0:0:0:1], issued by CN=a CA",
                        "server: hello, a client without a certificate",
                        "client: half-closed, close_notify sent; still reading",
                        "server: hello",
                        "server: 世界",
                        "client: end of stream");
        assertThat(log)
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .matches(
                                                "127.0.0.1:[0-9]+  connected TLSv1.3,"
                                                        + " TLS_AES_256_GCM_SHA384; a client"
                                                        + " without a certificate"),
                        last ->
                                assertThat(last)
                                        .endsWith("  ended     end of stream, messages echoed: 2"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "WRONG_NAME, it does not name this peer: No subject alternative names matching IP"
                        + " address 127.0.0.1 found, certificate_unknown",
                "EXPIRED, it has expired, certificate_expired",
                "NOT_YET_VALID, it is not valid yet; or is the clock of this machine wrong?,"
                        + " bad_certificate",
                "WRONG_CA, it is not signed by the CA that is trusted here, certificate_unknown",
                "SELF_SIGNED, it is not signed by the CA that is trusted here,"
                        + " certificate_unknown",
                "NOT_A_CA, it is signed with a certificate that is no CA's, certificate_unknown",
            })
    void aBadCertificateIsRefusedInTheClientsHandshake(
            ServerCertificate bad, String reason, String alert) throws IOException {
        ProgramRun run = run(bad, false);
        run.assertFailure(Program.FAILED)
                .isEqualTo(
                        "tls-client: the handshake failed: the peer's certificate is refused: "
                                + reason);
        assertThat(run.out()).hasLineCount(1);
        assertThat(log)
                .singleElement()
                .asString()
                // The client's alert, unless the reset came first: it closes with bytes unread.
                .matches(
                        ".*  failed    (the peer refused with the alert %s|Broken pipe|Connection reset)"
                                .formatted(alert));
    }

    @Test
    void theCertificateMustNameTheHostThatWasAskedFor() throws IOException {
        ServerCertificate good = ServerCertificate.GOOD;
        TlsEchoServer.Settings settings =
                new TlsEchoServer.Settings(good.make(CA), CA.certificate(), false, log::add);
        Listening all = Listening.at(new Endpoint("0.0.0.0", 0));
        try (TlsEchoServer server = TlsEchoServer.open(all, settings)) {
            client(server.endpoint(), "--host=127.0.0.2")
                    .assertFailure(Program.FAILED)
                    .contains("does not name this peer")
                    .contains("127.0.0.2");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGoodClientCertificateIsNamed(boolean isRequired) throws IOException {
        ProgramRun run = run(ServerCertificate.GOOD, isRequired, own("client.pem"));
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out()).contains("server: hello, CN=ada, issued by CN=a CA\n");
        assertThat(log).first().asString().endsWith("; CN=ada, issued by CN=a CA");
    }

    /// The handshake is over for the client before the server has looked.
    @Test
    void aRefusedClientCertificateShowsAtTheFirstRead() throws IOException {
        ProgramRun run = run(ServerCertificate.GOOD, true, own("stranger.pem"));
        assertThat(run.out()).contains("client: handshake done, ").doesNotContain("server: ");
        run.assertFailure(Program.FAILED)
                .startsWith("tls-client: the first read failed: the peer refused with the alert ");
        assertThat(log)
                .singleElement()
                .asString()
                .contains(
                        "failed    the peer's certificate is refused: it is not signed by the CA");
    }

    @Test
    void soDoesAMissingOne() throws IOException {
        ProgramRun run = run(ServerCertificate.GOOD, true);
        assertThat(run.out()).contains("client: handshake done, ");
        run.assertFailure(Program.FAILED)
                .isEqualTo(
                        "tls-client: the first read failed: the peer refused with the alert"
                                + " certificate_required");
    }

    /// What JSSE does by default: nobody may take the end of the stream for the end of the talk.
    @Test
    void aBareFinIsReadAsACleanEndByDefault() throws IOException {
        ProgramRun run = run(ServerCertificate.GOOD, false, "--cut");
        assertThat(run.out()).endsWith("client: closed TCP without close_notify\n");
        assertThat(log).last().asString().endsWith("ended     end of stream, messages echoed: 2");
    }

    @Test
    @Tag("verify")
    void serverTakesNoMoreClientsThanItMayOpenFiles() throws Exception {
        try (ServerProcess server =
                ServerProcess.startWithin(
                        100, TlsServer.class, "--folder=" + folder.resolve("files"))) {
            assertThat(server.nextLine())
                    .matches("limit 100 lowered to \\d+: the process may open 100 files .*");
        }
    }

    @Test
    void withThePropertyABareFinIsAnErrorAndCloseNotifyIsNot() throws Exception {
        Path files = folder.resolve("files");
        try (ServerProcess server =
                ServerProcess.start(
                        TlsServer.class, "--folder=" + files, "--require-close-notify")) {
            Endpoint endpoint = server.awaitListening();
            Files.copy(
                    files.resolve("ca.pem"),
                    folder.resolve("ca.pem"),
                    StandardCopyOption.REPLACE_EXISTING);
            assertThat(client(endpoint, "--cut").status()).isZero();
            assertThat(server.nextLine()).contains("  connected ");
            assertThat(server.nextLine())
                    .endsWith(
                            "  cut off   Remote host terminated the connection, messages echoed:"
                                    + " 2");
            assertThat(client(endpoint, own("files/client.pem")).status()).isZero();
            assertThat(server.nextLine()).endsWith("; CN=ada, issued by CN=netcourse CA");
            assertThat(server.nextLine()).endsWith("  ended     end of stream, messages echoed: 2");
            server.terminate();
            assertThat(server.remainingLines()).last().isEqualTo("server: stopped");
        }
    }

    @Test
    void whatIsNoTlsIsSaid() throws IOException {
        try (TcpServer plain =
                TcpServer.start(
                        FREE.open(),
                        socket ->
                                socket.getOutputStream()
                                        .write("HTTP/1.1 400\r\n\r\n".getBytes(US_ASCII)))) {
            client(plain.endpoint())
                    .assertFailure(Program.FAILED)
                    .startsWith("tls-client: the handshake failed: Unsupported or unrecognized");
        }
        TlsEchoServer.Settings settings =
                new TlsEchoServer.Settings(
                        ServerCertificate.GOOD.make(CA), CA.certificate(), false, log::add);
        try (TlsEchoServer server = TlsEchoServer.open(FREE, settings);
                Socket plain = Connecting.to(server.endpoint()).open()) {
            plain.setSoTimeout(10_000);
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            assertThat(plain.getInputStream().readAllBytes()).startsWith(21, 3);
        }
        assertThat(log).last().asString().contains("failed    Unsupported or unrecognized");
    }

    @Test
    void whatIsWrongIsOneLine() throws IOException {
        ProgramRun.of(TlsClient::new, "--ca=none")
                .assertFailure(Program.FAILED)
                .isEqualTo("tls-client: there is no file none");
        ProgramRun.of(TlsClient::new, "--ca=" + folder.resolve("ca.pem"), "--patience=-1")
                .assertFailure(Program.USAGE);
        ProgramRun.of(TlsServer::new, "--certificate=bad", "--folder=" + folder)
                .assertFailure(Program.USAGE)
                .contains("wrong-name")
                .contains("'bad'");
        Path file = Files.createFile(folder.resolve("file"));
        ProgramRun.of(TlsServer::new, "--port=0", "--folder=" + file)
                .assertFailure(Program.FAILED)
                .contains("file");
    }
}
