package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A socket's streams and its channel carry bytes in the same way.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransportTest {
    /// A transport over loopback, and the raw socket at its other end.
    private static final class Pair implements AutoCloseable {
        final Transport transport;
        final Socket peer;

        Pair(boolean channel) throws IOException {
            try (ServerSocketChannel listener =
                    Listening.at(new Endpoint("127.0.0.1", 0)).openChannel()) {
                InetSocketAddress at = (InetSocketAddress) listener.getLocalAddress();
                if (channel) {
                    transport = Transport.of(SocketChannel.open(at).socket());
                } else {
                    transport = Transport.of(new Socket(at.getAddress(), at.getPort()));
                }
                peer = listener.accept().socket();
            }
        }

        @Override
        public void close() throws IOException {
            try (peer) {
                transport.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSocketWithAChannelIsReadThroughIt(boolean channel) throws IOException {
        try (Pair pair = new Pair(channel)) {
            assertThat(pair.transport)
                    .isInstanceOf(channel ? ChannelTransport.class : StreamTransport.class);
            assertThat(pair.transport.remote()).isEqualTo("127.0.0.1:" + pair.peer.getLocalPort());
            assertThat(pair.peer.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bytesGoFromPositionToLimitBothWays(boolean channel) throws IOException {
        try (Pair pair = new Pair(channel)) {
            ByteBuffer out = ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 0}).position(1).limit(4);
            assertThat(pair.transport.write(out.slice())).isEqualTo(3);
            assertThat(pair.transport.write(out)).isEqualTo(3);
            assertThat(out.position()).isEqualTo(4);
            assertThat(pair.peer.getInputStream().readNBytes(6)).containsExactly(1, 2, 3, 1, 2, 3);
            pair.peer.getOutputStream().write(new byte[] {7, 8, 9});
            ByteBuffer in = ByteBuffer.allocate(5).position(1).limit(3);
            assertThat(pair.transport.read(in)).isEqualTo(2);
            assertThat(in.array()).containsExactly(0, 7, 8, 0, 0);
            assertThat(in.hasRemaining()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReadThatTimesOutLosesNoByte(boolean channel) throws IOException {
        try (Pair pair = new Pair(channel)) {
            pair.transport.readTimeout(Duration.ofNanos(1));
            ByteBuffer in = ByteBuffer.allocate(5);
            assertThatThrownBy(() -> pair.transport.read(in))
                    .isInstanceOf(SocketTimeoutException.class);
            pair.peer.getOutputStream().write(7);
            pair.transport.readTimeout(MessageLimits.FOREVER);
            assertThat(pair.transport.read(in)).isOne();
            assertThat(in.array()).startsWith(7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endHalfCloseResetAndCloseAreDifferentThings(boolean channel) throws Exception {
        ByteBuffer in = ByteBuffer.allocate(5);
        try (Pair pair = new Pair(channel)) {
            pair.peer.shutdownOutput();
            assertThat(pair.transport.read(in)).isEqualTo(-1);
            assertThat(pair.transport.write(ByteBuffer.wrap(new byte[1]))).isOne();
            pair.transport.shutdownOutput();
            assertThat(pair.peer.getInputStream().readAllBytes()).hasSize(1);
        }
        try (Pair pair = new Pair(channel)) {
            pair.peer.setOption(StandardSocketOptions.SO_LINGER, 0);
            pair.peer.close();
            assertThatThrownBy(() -> pair.transport.read(in))
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
        try (Pair pair = new Pair(channel)) {
            FutureTask<Integer> reading = new FutureTask<>(() -> pair.transport.read(in));
            Thread reader = Thread.ofVirtual().start(reading);
            while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            pair.transport.close();
            assertThatThrownBy(reading::get)
                    .hasCauseInstanceOf(SocketException.class)
                    .hasMessageContaining("Socket closed");
        }
    }
}
