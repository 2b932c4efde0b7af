package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WriteDeadlineTest {
    @Test
    void aPeerThatReadsNothingEndsTheWriteAndTheConnection() throws IOException {
        try (LoopbackPair pair = LoopbackPair.open();
                Transport transport =
                        new WriteDeadline(Transport.of(pair.client()), Duration.ofMillis(50))) {
            assertThatThrownBy(() -> writeForever(transport))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("peer must take a write within 50 ms");
            assertThat(pair.client().isClosed()).isTrue();
        }
    }

    private static void writeForever(Transport transport) throws IOException {
        while (true) {
            transport.write(ByteBuffer.allocate(64 * 1024));
        }
    }

    @Test
    void anotherFailureOfAWriteStaysAsItIs() throws IOException {
        IOException reset = new IOException("Connection reset");
        PretendTransport failing =
                new PretendTransport() {
                    @Override
                    void writing() throws IOException {
                        throw reset;
                    }
                };
        try (Transport transport = new WriteDeadline(failing, Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> transport.write(ByteBuffer.allocate(1))).isSameAs(reset);
            assertThat(failing.isClosed()).isFalse();
        }
    }
}
