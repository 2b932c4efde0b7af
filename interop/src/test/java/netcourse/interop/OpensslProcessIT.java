package netcourse.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.Pem;
import netcourse.channel.Tls;
import netcourse.channel.TlsEchoServer;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `openssl s_client` and `s_server`, TLS 1.3.
class OpensslProcessIT {
    private static final int LIMIT_MILLIS = 20_000;

    private final CertificateAuthority ca = CertificateAuthority.create("interop CA");
    private Path trusted;
    private Path identity;

    @BeforeEach
    void writeFiles(@TempDir Path folder) throws IOException {
        trusted = folder.resolve("ca.pem");
        identity = folder.resolve("identity.pem");
        Pem.write(trusted, ca.certificate());
        Pem.write(identity, ca.issue(CertificateDetails.of("server", "localhost")));
    }

    @Test
    void messagesGoThroughTheirClient() throws Exception {
        TlsEchoServer.Settings settings =
                new TlsEchoServer.Settings(
                        Pem.readIdentity(identity), ca.certificate(), false, _ -> {});
        try (TlsEchoServer server =
                TlsEchoServer.open(Listening.at(new Endpoint("127.0.0.1", 0)), settings)) {
            Process client =
                    PeerProcess.startForBytes(
                            "openssl",
                            "s_client",
                            "-quiet",
                            "-tls1_3",
                            "-connect",
                            server.endpoint().toString(),
                            "-CAfile",
                            trusted.toString(),
                            "-verify_hostname",
                            "localhost",
                            "-verify_return_error");
            try (InputStream answers = client.getInputStream()) {
                assertThat(read(answers).text()).startsWith("hello, ");
                Message request = Message.request(2, 9, "through openssl".getBytes(UTF_8));
                ByteBuffer bytes = ByteBuffer.allocate(request.wireBytes());
                request.writeTo(bytes);
                client.getOutputStream().write(bytes.array());
                client.getOutputStream().flush();
                assertThat(read(answers)).isEqualTo(request.echo());
            } finally {
                client.destroyForcibly().waitFor();
            }
        }
    }

    private static Message read(InputStream in) throws IOException {
        MessageHeader header =
                MessageHeader.readFrom(
                        ByteBuffer.wrap(in.readNBytes(MessageHeader.BYTES)),
                        MessageHeader.MAX_BODY_BYTES);
        return Message.of(header, in.readNBytes(header.bodyLength()));
    }

    private PeerProcess server() {
        return PeerProcess.start(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:0",
                "-tls1_3",
                "-cert",
                identity.toString(),
                "-key",
                identity.toString(),
                "-rev");
    }

    /// With `-rev` it sends each line back from its end to its beginning.
    @Test
    void ourClientTalksToTheirServer() throws Exception {
        try (PeerProcess server = server();
                SSLSocket tls = client(server.awaitListening(), "localhost")) {
            tls.startHandshake();
            assertThat(tls.getSession().getProtocol()).isEqualTo("TLSv1.3");
            tls.getOutputStream().write("hello\n".getBytes(UTF_8));
            assertThat(tls.getInputStream().readNBytes(6)).asString().isEqualTo("olleh\n");
        }
    }

    @Test
    void ourClientRefusesTheirServerUnderAnotherName() throws Exception {
        try (PeerProcess server = server();
                SSLSocket tls = client(server.awaitListening(), "other.example")) {
            assertThatThrownBy(tls::startHandshake)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("other.example");
        }
    }

    private SSLSocket client(Endpoint server, String name) throws IOException {
        Socket socket = Connecting.to(server).open();
        socket.setSoTimeout(LIMIT_MILLIS);
        return Tls.client(
                Tls.context(Optional.empty(), ca.certificate()),
                socket,
                new Endpoint(name, server.port()));
    }
}
