package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("try") // closing early is what these tests are about
class SlicingProxyTest {
    private final AtomicInteger slices = new AtomicInteger();

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private SlicingProxy proxyTo(ServerSocket server) throws IOException {
        var target = (InetSocketAddress) server.getLocalSocketAddress();
        return new SlicingProxy(target, 1, 7, slices::incrementAndGet);
    }

    private static Socket connect(SlicingProxy proxy) throws IOException {
        return new Socket(proxy.address().getAddress(), proxy.address().getPort());
    }

    @Test
    void everyByteComesThroughInSlicesAndTheEndAsHalfClose() throws IOException {
        byte[] sent = new byte[1000];
        new Random(7).nextBytes(sent);
        try (ServerSocket listener = listen();
                SlicingProxy proxy = proxyTo(listener);
                Socket client = connect(proxy);
                Socket server = listener.accept()) {
            client.getOutputStream().write(sent);
            client.shutdownOutput();
            assertThat(server.getInputStream().readAllBytes()).isEqualTo(sent);
            assertThat(slices.get()).isGreaterThanOrEqualTo(1000 / 7);
            server.getOutputStream().write(sent);
            server.close();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void resetComesThroughAsReset() throws IOException {
        try (ServerSocket listener = listen();
                SlicingProxy proxy = proxyTo(listener);
                Socket client = connect(proxy);
                Socket server = listener.accept()) {
            server.setSoLinger(true, 0);
            server.close();
            assertThatThrownBy(() -> client.getInputStream().read())
                    .hasMessageContaining("Connection reset");
        }
    }

    @Test
    void sliceSizeIsBounded() {
        assertThatThrownBy(() -> new SlicingProxy(null, 1, 0, slices::incrementAndGet))
                .hasMessage("slice must be 1..8192 bytes, was 0");
    }
}
