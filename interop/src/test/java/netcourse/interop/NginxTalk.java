package netcourse.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.Tls;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.interop.HttpClientByHand.Answer;
import netcourse.lesson02.HandMadeHttp;
import org.junit.jupiter.api.Test;

/// HTTP by hand, and TLS, to nginx.
abstract class NginxTalk {
    private static final int LIMIT_MILLIS = 20_000;

    static final CertificateAuthority CA = CertificateAuthority.create("interop CA");

    abstract Endpoint http();

    abstract Endpoint https();

    static CertificateDetails certificate() {
        return CertificateDetails.of("nginx", "localhost");
    }

    private static Socket connect(Endpoint server) throws IOException {
        Socket socket = Connecting.to(server).open();
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    @Test
    void oneConnectionCarriesAllThreeKindsOfBody() throws IOException {
        try (HttpClientByHand client = new HttpClientByHand(connect(http()))) {
            assertPlain(client.get("/page.txt"));
            assertChunked(client.get("/chunked/page.txt"));
            assertCompressed(client.get("/gzip/page.txt"));
            assertThat(client.get("/no-such-page").status()).isEqualTo("HTTP/1.1 404 Not Found");
            assertPlain(client.get("/page.txt"));
        }
    }

    private static void assertPlain(Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.fields()).containsEntry("content-length", "" + PeerFiles.PAGE.length());
        assertThat(answer.text()).isEqualTo(PeerFiles.PAGE);
    }

    private static void assertChunked(Answer answer) throws IOException {
        assertThat(answer.fields()).doesNotContainKey("content-length");
        assertThat(answer.chunks()).isPositive();
        assertThat(answer.text()).isEqualTo(PeerFiles.PAGE);
    }

    private static void assertCompressed(Answer answer) throws IOException {
        assertThat(answer.fields()).containsEntry("content-encoding", "gzip");
        assertThat(answer.chunks()).isPositive();
        assertThat(answer.bytes()).hasSizeLessThan(PeerFiles.PAGE.length() / 2);
        assertThat(answer.text()).isEqualTo(PeerFiles.PAGE);
    }

    @Test
    void requestsInOneSendAreAnsweredInOrder() throws IOException {
        try (HttpClientByHand client = new HttpClientByHand(connect(http()))) {
            client.send("/page.txt");
            client.send("/gzip/page.txt");
            client.send("/chunked/page.txt");
            assertPlain(client.read());
            assertCompressed(client.read());
            assertChunked(client.read());
        }
    }

    @Test
    void lessonsOwnClientReadsBodyAndEndOfStream() throws IOException {
        try (Socket socket = connect(http())) {
            socket.getOutputStream().write(HandMadeHttp.get("localhost", "/page.txt", false));
            HandMadeHttp.Answer answer = HandMadeHttp.read(socket.getInputStream());
            assertThat(answer.body()).asString().isEqualTo(PeerFiles.PAGE);
            assertThat(answer.bodyEnd()).isEqualTo(HandMadeHttp.BodyEnd.CONTENT_LENGTH);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /// Half-close is a way to say that the request is over; a server may answer all the same.
    @Test
    void halfClosedClientStillGetsItsAnswer() throws IOException {
        try (Socket socket = connect(http())) {
            socket.getOutputStream().write(HandMadeHttp.get("localhost", "/page.txt", false));
            socket.shutdownOutput();
            assertThat(HandMadeHttp.read(socket.getInputStream()).statusLine())
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void tlsCarriesTheSame() throws IOException {
        try (Socket socket = connect(https())) {
            SSLSocket tls =
                    Tls.client(
                            Tls.context(Optional.empty(), CA.certificate()),
                            socket,
                            new Endpoint("localhost", https().port()));
            tls.startHandshake();
            assertThat(tls.getSession().getProtocol()).isEqualTo("TLSv1.3");
            HttpClientByHand client = new HttpClientByHand(tls);
            assertCompressed(client.get("/gzip/page.txt"));
            assertPlain(client.get("/page.txt"));
        }
    }
}
