package netcourse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import netcourse.common.Endpoint;
import netcourse.common.LoopbackPair;
import netcourse.common.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a [Transport] promises, kept by TLS, too.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTimeoutTest {
    private static final CertificateAuthority CA = CertificateAuthority.create("a CA");
    private static final SSLContext SERVER =
            Tls.context(Optional.of(ServerCertificate.GOOD.make(CA)), CA.certificate());
    private static final SSLContext CLIENT = Tls.context(Optional.empty(), CA.certificate());
    private static final int RECORD_HEADER_BYTES = 5;

    private final Semaphore lastBytes = new Semaphore(0);
    private final CountDownLatch secondMessage = new CountDownLatch(1);
    private volatile boolean held;

    @Test
    void aTimeoutInsideARecordLosesNoByte() throws IOException {
        try (LoopbackPair left = LoopbackPair.open();
                LoopbackPair right = LoopbackPair.open()) {
            start(() -> serve(right.server()));
            start(() ->
                    left.server().getInputStream().transferTo(right.client().getOutputStream()));
            start(() -> relayRecords(right.client(), left.server()));
            SSLSocket tls = Tls.client(CLIENT, left.client(), new Endpoint("localhost", 1));
            tls.startHandshake();
            try (Transport transport = Transport.of(tls)) {
                assertThat(read(transport)).containsExactly(1);
                held = true;
                secondMessage.countDown();
                transport.readTimeout(Duration.ofMillis(300));
                for (int attempt = 0; attempt < 2; attempt++) {
                    assertThatExceptionOfType(SocketTimeoutException.class)
                            .isThrownBy(() -> read(transport));
                }
                transport.readTimeout(Duration.ofSeconds(10));
                lastBytes.release();
                assertThat(read(transport)).containsExactly(2, 3, 4);
            }
        }
    }

    private static byte[] read(Transport transport) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        transport.read(buffer);
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        try (SSLSocket tls = Tls.server(SERVER, socket, false)) {
            tls.startHandshake();
            tls.getOutputStream().write(new byte[] {1});
            secondMessage.await();
            tls.getOutputStream().write(new byte[] {2, 3, 4});
        }
    }

    /// Holds back the last byte of each record when it is asked to.
    private void relayRecords(Socket from, Socket to) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(from.getInputStream());
        OutputStream out = to.getOutputStream();
        while (true) {
            byte[] header = in.readNBytes(RECORD_HEADER_BYTES);
            if (header.length < RECORD_HEADER_BYTES) {
                return;
            }
            byte[] body = in.readNBytes(ByteBuffer.wrap(header).getShort(3));
            out.write(header);
            out.write(body, 0, body.length - 1);
            if (held) {
                lastBytes.acquire();
            }
            out.write(body, body.length - 1, 1);
        }
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    /// It ends with an exception when the sockets are closed.
    private static void start(Task task) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        task.run();
                    } catch (IOException | InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
