package netcourse.lesson05;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.ServerCertificate;
import netcourse.channel.Tls;
import netcourse.channel.TlsEchoServer;
import netcourse.channel.TlsIdentity;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the chapter says of TLS in the JDK.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsFactsTest {
    private static final CertificateAuthority CA = CertificateAuthority.create("a CA");

    private final List<String> log = new CopyOnWriteArrayList<>();
    private TlsEchoServer server;

    private SSLSocket connect(ServerCertificate shown, boolean isRequired, TlsIdentity client)
            throws IOException {
        TlsEchoServer.Settings settings =
                new TlsEchoServer.Settings(shown.make(CA), CA.certificate(), isRequired, log::add);
        server = TlsEchoServer.open(Listening.at(new Endpoint("127.0.0.1", 0)), settings);
        Socket socket = Connecting.to(server.endpoint()).open();
        socket.setSoTimeout(10_000);
        return Tls.client(
                Tls.context(Optional.ofNullable(client), CA.certificate()),
                socket,
                server.endpoint());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void withoutEndpointIdentificationEveryNameIsTaken() throws IOException {
        try (SSLSocket tls = connect(ServerCertificate.WRONG_NAME, false, null)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("");
            tls.setSSLParameters(parameters);
            assertThatCode(tls::startHandshake).doesNotThrowAnyException();
        }
    }

    @Test
    void withItAnotherNameIsRefusedInTheHandshake() throws IOException {
        try (SSLSocket tls = connect(ServerCertificate.WRONG_NAME, false, null)) {
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(tls::startHandshake)
                    .withMessageContaining("No subject alternative names matching IP address");
        }
    }

    /// And it stays so, however the two ends' threads run.
    @Tag("verify")
    @RepeatedTest(50)
    void aRefusedClientCertificateShowsAtTheFirstReadAndNotInTheHandshake() throws IOException {
        TlsIdentity stranger =
                CertificateAuthority.create("a CA").issue(CertificateDetails.of("mallory"));
        try (SSLSocket tls = connect(ServerCertificate.GOOD, true, stranger)) {
            assertThatCode(tls::startHandshake).doesNotThrowAnyException();
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> tls.getInputStream().read())
                    .withMessageContaining("Received fatal alert: ");
        }
    }

    @Test
    void afterHalfCloseAnswersAreStillRead() throws IOException {
        SSLSocket tls = connect(ServerCertificate.GOOD, false, null);
        try (FramedConnection connection = new FramedConnection(tls, MessageLimits.defaults())) {
            assertThat(connection.read()).isPresent();
            Message request = Message.request(TlsEchoServer.ECHO, 7, new byte[100_000]);
            connection.send(request);
            connection.shutdownOutput();
            assertThat(connection.read()).contains(request.echo());
            assertThat(connection.read()).isEmpty();
        }
    }

    @Test
    void onlyVersion13IsSpoken() throws IOException {
        try (SSLSocket tls = connect(ServerCertificate.GOOD, false, null)) {
            tls.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(tls::startHandshake)
                    .withMessageContaining("protocol_version");
        }
    }
}
