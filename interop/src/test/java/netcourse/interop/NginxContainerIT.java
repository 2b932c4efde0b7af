package netcourse.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import netcourse.channel.Pem;
import netcourse.channel.Tls;
import netcourse.channel.TlsIdentity;
import netcourse.common.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [NginxTalk] with an nginx in a container, and the openssl beside it.
class NginxContainerIT extends NginxTalk {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int OPENSSL = 4433;

    private static TlsIdentity identity;
    private static PeerContainer container;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        identity = CA.issue(certificate());
        Path pem = folder.resolve("identity.pem");
        Pem.write(pem, identity);
        String configuration =
                PeerFiles.nginx(
                        Map.of(
                                "FOLDER", "/tmp",
                                "PAGES", "/tmp",
                                "IDENTITY", "/identity.pem",
                                "HTTP", HTTP,
                                "HTTPS", HTTPS));
        container =
                PeerContainer.start(
                        "start worker process ",
                        HTTP,
                        Files.readAllBytes(pem),
                        "sh",
                        "-c",
                        """
                        cat > /tmp/nginx.conf << 'END'
                        %s
                        END
                        cat > /tmp/page.txt << 'END'
                        %sEND
                        openssl s_server -accept %d -tls1_3 -cert /identity.pem -key /identity.pem -rev &
                        exec nginx -e stderr -c /tmp/nginx.conf
                        """
                                .formatted(configuration, PeerFiles.PAGE, OPENSSL));
    }

    @AfterAll
    static void stop() {
        PeerContainer.close(container);
    }

    @Override
    Endpoint http() {
        return container.endpoint(HTTP);
    }

    @Override
    Endpoint https() {
        return container.endpoint(HTTPS);
    }

    @Test
    void tlsToOpensslOfTheContainer() throws IOException {
        try (SSLSocket tls =
                Tls.client(
                        Tls.context(Optional.empty(), CA.certificate()),
                        container.connect(OPENSSL),
                        new Endpoint("localhost", OPENSSL))) {
            tls.getOutputStream().write("hello\n".getBytes(UTF_8));
            assertThat(tls.getInputStream().readNBytes(6)).asString().isEqualTo("olleh\n");
            assertThat(tls.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void tlsFromOpensslOfTheContainer() throws Exception {
        try (ServerSocket listener = PeerContainer.listening().open()) {
            CompletableFuture<String> said = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> answer(listener, said));
            List<String> out =
                    container.shell(
                            "echo question | openssl s_client -quiet -tls1_3 -connect %s:%d"
                                            .formatted(PeerContainer.HOST, listener.getLocalPort())
                                    + " -servername localhost -verify_hostname localhost"
                                    + " -verify_return_error -CAfile /identity.pem");
            assertThat(said.get(20, TimeUnit.SECONDS)).isEqualTo("question\n");
            assertThat(out).containsExactly("answer");
        }
    }

    /// Closes after its answer: that ends their client.
    private static void answer(ServerSocket listener, CompletableFuture<String> said) {
        try (Socket socket = listener.accept();
                SSLSocket tls =
                        Tls.server(
                                Tls.context(Optional.of(identity), CA.certificate()),
                                socket,
                                false)) {
            InputStream in = tls.getInputStream();
            String question = new String(in.readNBytes("question\n".length()), UTF_8);
            tls.getOutputStream().write("answer\n".getBytes(UTF_8));
            said.complete(question);
        } catch (IOException e) {
            said.completeExceptionally(e);
        }
    }
}
