package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who borrows gives back, however it ends; and a connection works without a large buffer, too.
class BufferPoolTest {
    private static final MessageLimits LIMITS = MessageLimits.defaults();
    private static final Message LARGE = Message.request(2, 1, new byte[600_000]);

    private static byte[] wire(Message message) {
        ByteBuffer buffer = ByteBuffer.allocate(message.wireBytes());
        message.writeTo(buffer);
        return buffer.array();
    }

    @Test
    void thereIsALimitedNumberOfBuffers() {
        BufferPool pool = new BufferPool(1);
        ByteBuffer first = pool.borrow().orElseThrow();
        assertThat(pool.borrow()).isEmpty();
        pool.giveBack(first.putInt(1));
        assertThat(pool.borrow().orElseThrow()).isSameAs(first);
        assertThat(first.position()).isZero();
    }

    @Test
    void largeMessagesComeWithABufferAndWithoutOne() throws IOException {
        for (int buffers : List.of(0, 1)) {
            BufferPool pool = new BufferPool(buffers);
            FrameInput input =
                    new FrameInput(new PretendTransport(wire(LARGE), wire(LARGE)), LIMITS, pool);
            assertThat(input.read()).contains(LARGE);
            assertThat(input.read()).contains(LARGE);
            assertThat(input.read()).isEmpty();
            assertThat(pool.lent()).isZero();
        }
    }

    @Test
    void largeMessagesGoOutWithABufferAndWithoutOne() throws IOException {
        for (int buffers : List.of(0, 1)) {
            BufferPool pool = new BufferPool(buffers);
            PretendTransport transport = new PretendTransport();
            FrameOutput output = new FrameOutput(transport, pool);
            output.write(LARGE);
            output.send(List.of());
            assertThat(transport.written()).isEqualTo(wire(LARGE));
            assertThat(pool.lent()).isZero();
        }
    }

    @Test
    void aReadThatFailsGivesItsBufferBack() {
        BufferPool pool = new BufferPool(1);
        byte[] half = Arrays.copyOf(wire(LARGE), 10_000);
        FrameInput input = new FrameInput(new PretendTransport(half), LIMITS, pool);
        assertThatThrownBy(input::read).hasMessageContaining("stream ended after 9984 of 600000");
        assertThat(pool.lent()).isZero();
    }

    @Test
    void aConnectionThatIsClosedInsideAMessageKeepsNone() {
        BufferPool pool = new BufferPool(1);
        byte[] half = Arrays.copyOf(wire(LARGE), 10_000);
        FrameInput input =
                new FrameInput(new PretendTransport(half, PretendTransport.TIME_OUT), LIMITS, pool);
        assertThatThrownBy(input::read).hasMessageContaining("must be complete");
        assertThat(pool.lent()).isOne();
        input.close();
        assertThat(pool.lent()).isZero();
    }

    /// By another thread: the socket then refuses the time-out, before anything is read.
    @Test
    void aConnectionThatIsClosedBetweenTwoReadsKeepsNone() {
        BufferPool pool = new BufferPool(1);
        List<FrameInput> inputs = new ArrayList<>();
        PretendTransport transport =
                new PretendTransport(Arrays.copyOf(wire(LARGE), 4096)) {
                    @Override
                    void reading() {
                        inputs.getFirst().close();
                        close();
                    }

                    @Override
                    public void readTimeout(Duration limit) throws IOException {
                        if (isClosed()) {
                            throw new SocketException("Socket closed");
                        }
                    }
                };
        FrameInput input = new FrameInput(transport, LIMITS, pool);
        inputs.add(input);
        assertThatThrownBy(input::read).hasMessage("Socket closed");
        assertThat(pool.lent()).isZero();
    }

    @Test
    void aWriteThatFailsGivesItsBufferBackAndAClosedOneBorrowsNone() throws IOException {
        BufferPool pool = new BufferPool(1);
        PretendTransport broken =
                new PretendTransport() {
                    @Override
                    void writing() throws IOException {
                        throw new SocketException("broken pipe");
                    }
                };
        FrameOutput output = new FrameOutput(broken, pool);
        assertThatThrownBy(() -> output.write(LARGE)).hasMessage("broken pipe");
        assertThat(pool.lent()).isZero();
        output.write(Message.oneWay(1, new byte[0]));
        output.close();
        assertThat(pool.lent()).isZero();
        assertThatThrownBy(() -> output.write(LARGE)).hasMessage("Socket closed");
    }
}
