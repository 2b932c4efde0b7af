package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Arrays;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every stream promises.
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SNAPPY")
class StreamTest {
    private static final byte[] TEXT = Contents.text(5000);

    private final Compression compression;

    StreamTest(Compression compression) {
        this.compression = compression;
    }

    private byte[] encoded(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = compression.encode(compressed)) {
            out.write(content);
        }
        return compressed.toByteArray();
    }

    private InputStream decoding(byte[] compressed, StreamLimits limits) {
        return compression.decode(new ByteArrayInputStream(compressed), limits);
    }

    private byte[] decoded(byte[] compressed, StreamLimits limits) throws IOException {
        try (InputStream in = decoding(compressed, limits)) {
            return in.readAllBytes();
        }
    }

    /// Gives one byte for each read.
    private static InputStream dripping(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1));
            }
        };
    }

    @Test
    void whatWasEncodedComesBackAndIsRightInOneShotToo() throws IOException {
        for (var content : Contents.of(0, 1, 1000, 200_000).entrySet()) {
            byte[] compressed = encoded(content.getValue());
            StreamLimits limits = StreamLimits.ofOutput(content.getValue().length);
            assertThat(decoded(compressed, limits))
                    .as(content.getKey())
                    .isEqualTo(content.getValue());
            try (Codec codec = compression.open()) {
                assertThat(codec.decompress(compressed, content.getValue().length))
                        .as(content.getKey())
                        .isEqualTo(content.getValue());
            }
        }
    }

    @Test
    void whatComesByteByByteIsReadByteByByte() throws IOException {
        StreamLimits limits = StreamLimits.ofOutput(TEXT.length);
        try (InputStream in = compression.decode(dripping(encoded(TEXT)), limits)) {
            for (byte expected : TEXT) {
                assertThat(in.read()).isEqualTo(expected & 0xff);
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[0])).isZero();
        }
    }

    @Test
    void outputAsLargeAsTheLimitIsRightAndOneByteMoreIsRefused() throws IOException {
        byte[] compressed = encoded(TEXT);
        StreamLimits limits = StreamLimits.ofOutput(TEXT.length - 1);
        try (InputStream in = decoding(compressed, limits)) {
            assertThat(in.readNBytes(TEXT.length - 1)).hasSize(TEXT.length - 1);
            assertThatThrownBy(in::read).isInstanceOf(OutputLimitException.class);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        }
        assertThat(decoded(compressed, StreamLimits.ofOutput(TEXT.length))).isEqualTo(TEXT);
    }

    @Test
    void inputAsLargeAsTheLimitIsRightAndOneByteMoreIsRefused() throws IOException {
        byte[] compressed = encoded(TEXT);
        StreamLimits limits = StreamLimits.ofOutput(TEXT.length);
        int bytes = compressed.length;
        assertThat(decoded(compressed, limits.withMaxInputBytes(bytes))).isEqualTo(TEXT);
        assertThatThrownBy(() -> decoded(compressed, limits.withMaxInputBytes(bytes - 1)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("compressed input must be at most %d bytes, more came", bytes - 1);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] compressed = encoded(Contents.text(300));
        StreamLimits limits = StreamLimits.ofOutput(300);
        for (int length = 0; length < compressed.length; length++) {
            byte[] cut = Arrays.copyOf(compressed, length);
            assertThatThrownBy(() -> decoded(cut, limits)).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void bytesAfterTheEndAreRefused() throws IOException {
        byte[] compressed = encoded(Contents.text(300));
        StreamLimits limits = StreamLimits.ofOutput(300);
        for (int more = 1; more < 20; more++) {
            byte[] longer = Arrays.copyOf(compressed, compressed.length + more);
            assertThatThrownBy(() -> decoded(longer, limits)).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void whatWasFlushedIsReadBeforeMoreIsWritten() throws IOException {
        PipedInputStream compressed = new PipedInputStream(1 << 16);
        PipedOutputStream sent = new PipedOutputStream(compressed);
        StreamLimits limits = StreamLimits.ofOutput(1 << 20);
        try (InputStream in = compression.decode(compressed, limits)) {
            try (OutputStream out = compression.encode(sent)) {
                for (int length : new int[] {1, 5, 1000, 0, 3}) {
                    out.write(TEXT, 0, length);
                    out.flush();
                    assertThat(in.readNBytes(length)).isEqualTo(Arrays.copyOf(TEXT, length));
                }
            }
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aFailureOfTheStreamBelowGoesThroughAsItCame() throws IOException {
        byte[] compressed = encoded(TEXT);
        InputStream failing =
                new ByteArrayInputStream(compressed, 0, compressed.length / 2) {
                    @Override
                    public synchronized int read(byte[] into, int from, int length) {
                        int count = super.read(into, from, length);
                        if (count < 0) {
                            throw new IllegalStateException("reset");
                        }
                        return count;
                    }
                };
        try (InputStream in = compression.decode(failing, StreamLimits.ofOutput(TEXT.length))) {
            assertThatThrownBy(in::readAllBytes).hasMessage("reset");
        }
    }

    /// Fails for every write, and counts how often it was closed.
    private static final class Broken extends OutputStream {
        private int closed;

        @Override
        public void write(int value) throws IOException {
            throw new EOFException("broken");
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void closeClosesTheStreamBelowEvenIfTheEndCannotBeWritten() throws IOException {
        Broken below = new Broken();
        OutputStream out = compression.encode(below);
        assertThatThrownBy(out::close).hasMessage("broken");
        assertThat(below.closed).isEqualTo(1);
        out.close();
        assertThat(below.closed).isEqualTo(1);
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void aClosedStreamSaysSo() throws IOException {
        InputStream in = decoding(encoded(TEXT), StreamLimits.ofOutput(TEXT.length));
        in.close();
        in.close();
        assertThatThrownBy(in::read)
                .isInstanceOf(IOException.class)
                .hasMessage("the stream is closed");
    }
}
