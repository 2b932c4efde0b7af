package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import netcourse.channel.CertificateAuthority;
import netcourse.channel.CertificateDetails;
import netcourse.channel.Tls;
import netcourse.channel.TlsIdentity;
import org.junit.jupiter.api.Test;

/// The handshakes of TLS 1.3 and 1.2, message by message, as somebody on the way sees them.
class TlsHandshakeTest {
    private static final CertificateAuthority CA = CertificateAuthority.create("a CA");
    private static final TlsIdentity SERVER =
            CA.issue(CertificateDetails.of("server", "shop.example"));

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    /// What each side sent in one go, the client first.
    private final List<byte[]> flights = new ArrayList<>();

    /// With which of its flights the client may send its request.
    private int flightWithRequest;

    private void shakeHands(String version) throws SSLException {
        SSLEngine client =
                Tls.context(Optional.empty(), CA.certificate())
                        .createSSLEngine("shop.example", 443);
        client.setUseClientMode(true);
        SSLParameters parameters = client.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        client.setSSLParameters(parameters);
        SSLEngine server = Tls.context(Optional.of(SERVER), CA.certificate()).createSSLEngine();
        server.setUseClientMode(false);
        client.beginHandshake();
        server.beginHandshake();
        byte[] flight = turn(client, new byte[0]);
        for (SSLEngine next = server; flight.length > 0; next = next == server ? client : server) {
            flights.add(flight);
            flight = turn(next, flight);
            if (next == client
                    && flightWithRequest == 0
                    && client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
                flightWithRequest = flights.size() / 2 + 1;
            }
        }
    }

    /// Takes what came, and gives what this side says to it.
    private static byte[] turn(SSLEngine engine, byte[] came) throws SSLException {
        // JSSE decrypts where the bytes stand.
        ByteBuffer in = ByteBuffer.wrap(came.clone());
        ByteBuffer opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> {
                    engine.wrap(ByteBuffer.allocate(0), record.clear());
                    out.write(record.array(), 0, record.position());
                }
                default -> {
                    if (!in.hasRemaining()) {
                        return out.toByteArray();
                    }
                    engine.unwrap(in, opened);
                }
            }
        }
    }

    /// The types of the records in a flight (RFC 8446, 5.1); for those of a handshake in clear, the
    /// types of its messages (4).
    private static String seen(byte[] flight) {
        List<String> seen = new ArrayList<>();
        boolean inClear = true;
        for (ByteBuffer in = ByteBuffer.wrap(flight); in.hasRemaining(); ) {
            int type = in.get();
            in.getShort();
            ByteBuffer body = in.slice(in.position() + 2, in.getShort(in.position()));
            in.position(in.position() + 2 + body.remaining());
            if (type == HANDSHAKE && inClear) {
                addMessages(body, seen);
            } else if (type == CHANGE_CIPHER_SPEC) {
                inClear = false;
                seen.add("ChangeCipherSpec");
            } else if (seen.isEmpty() || !seen.getLast().equals("encrypted")) {
                assertThat(type).isIn(HANDSHAKE, APPLICATION_DATA);
                seen.add("encrypted");
            }
        }
        return String.join(", ", seen);
    }

    private static void addMessages(ByteBuffer body, List<String> seen) {
        while (body.hasRemaining()) {
            int head = body.getInt();
            body.position(body.position() + (head & 0xff_ffff));
            seen.add(name(head >>> 24));
        }
    }

    private static String name(int type) {
        return switch (type) {
            case 1 -> "ClientHello";
            case 2 -> "ServerHello";
            case 11 -> "Certificate";
            case 12 -> "ServerKeyExchange";
            case 14 -> "ServerHelloDone";
            case 16 -> "ClientKeyExchange";
            default -> "message " + type;
        };
    }

    /// ChangeCipherSpec has no meaning in 1.3; it is sent for devices on the way (D.4).
    @Test
    void version13EncryptsAfterServerHello() throws SSLException {
        shakeHands("TLSv1.3");
        assertThat(flights.subList(0, 3))
                .map(TlsHandshakeTest::seen)
                .containsExactly(
                        "ClientHello",
                        "ServerHello, ChangeCipherSpec, encrypted",
                        "ChangeCipherSpec, encrypted");
    }

    @Test
    void version12SendsEverythingInClearUpToChangeCipherSpec() throws SSLException {
        shakeHands("TLSv1.2");
        assertThat(flights.subList(0, 3))
                .map(TlsHandshakeTest::seen)
                .containsExactly(
                        "ClientHello",
                        "ServerHello, Certificate, ServerKeyExchange, ServerHelloDone",
                        "ClientKeyExchange, ChangeCipherSpec, encrypted");
        assertThat(seen(flights.getLast())).endsWith("ChangeCipherSpec, encrypted");
        assertThat(flights).hasSize(4);
    }

    @Test
    void version13AllowsTheRequestARoundTripEarlier() throws SSLException {
        shakeHands("TLSv1.3");
        assertThat(flightWithRequest).isEqualTo(2);
        flights.clear();
        flightWithRequest = 0;
        shakeHands("TLSv1.2");
        assertThat(flightWithRequest).isEqualTo(3);
    }

    @Test
    void theCertificateIsInClearInVersion12Only()
            throws SSLException, CertificateEncodingException {
        String certificate = new String(SERVER.certificate().getEncoded(), ISO_8859_1);
        shakeHands("TLSv1.2");
        assertThat(new String(flights.get(1), ISO_8859_1)).contains(certificate);
        flights.clear();
        shakeHands("TLSv1.3");
        assertThat(new String(flights.get(1), ISO_8859_1)).doesNotContain(certificate);
    }

    @Test
    void theNameIsInClearInClientHello() throws SSLException {
        shakeHands("TLSv1.3");
        assertThat(new String(flights.getFirst(), US_ASCII)).contains("shop.example");
    }
}
