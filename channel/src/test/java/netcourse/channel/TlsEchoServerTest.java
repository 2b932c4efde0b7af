package netcourse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How long clients of the TLS server may take.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsEchoServerTest {
    private static final CertificateAuthority CA = CertificateAuthority.create("a CA");
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    private TlsEchoServer open(Duration handshake, Duration write) throws IOException {
        TlsIdentity identity = ServerCertificate.GOOD.make(CA);
        var settings = new TlsEchoServer.Settings(identity, CA.certificate(), false, log::add);
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        return TlsEchoServer.open(free, settings, handshake, write);
    }

    private String line(String part) throws InterruptedException {
        while (true) {
            String line = log.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("a line with \"%s\"", part).isNotNull();
            if (line.contains(part)) {
                return line;
            }
        }
    }

    @Test
    void handshakeByteByByteIsGivenUp() throws Exception {
        try (TlsEchoServer server = open(SHORT, LONG);
                Socket client = Connecting.to(server.endpoint()).open()) {
            client.setSoTimeout(1);
            assertThatThrownBy(() -> drip(client)).isInstanceOf(IOException.class);
            assertThat(line("failed")).endsWith("handshake must be complete within 50 ms");
        }
    }

    /// The head of a record of 16 KiB, then its bytes one by one.
    private static void drip(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(new byte[] {0x16, 3, 1, 0x40, 0});
        while (!isEnded(client)) {
            out.write(1);
        }
        throw new IOException("the server closed");
    }

    private static boolean isEnded(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void clientThatReadsNothingIsCutOff() throws Exception {
        SSLContext context = Tls.context(Optional.empty(), CA.certificate());
        Message large = Message.request(TlsEchoServer.ECHO, 1, new byte[100_000]);
        try (TlsEchoServer server = open(LONG, SHORT);
                Socket client = Connecting.to(server.endpoint()).open()) {
            SSLSocket tls = Tls.client(context, client, new Endpoint("localhost", 1));
            tls.startHandshake();
            FramedConnection connection = new FramedConnection(tls, MessageLimits.defaults());
            assertThatThrownBy(() -> sendForever(connection, large))
                    .isInstanceOf(IOException.class);
            assertThat(line("cut off")).contains("peer must take a write within 50 ms");
        }
    }

    private static void sendForever(FramedConnection connection, Message message)
            throws IOException {
        while (true) {
            connection.send(message);
        }
    }
}
