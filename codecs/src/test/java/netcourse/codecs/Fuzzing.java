package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.common.ProtocolException;

/// What the fuzzed classes demand: any bytes are decoded within the bound, or refused, and it is
/// the same content in one shot, in a given destination and in a stream, however the bytes come.
final class Fuzzing {
    private static final int[] BOUNDS = {0, 40, 1000, 1 << 20};
    private static final byte AROUND = 0x55;

    private Fuzzing() {}

    /// The first byte says which bound and how long the parts of the stream are; the others come.
    static void check(Compression compression, byte[] data) {
        int first = data.length == 0 ? 0 : data[0] & 0xff;
        byte[] bytes = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
        int bound = BOUNDS[first & 3];
        try (Codec codec = compression.open()) {
            byte[] content = inOneShot(codec, bytes, bound);
            assertThat(intoDestination(codec, bytes, bound)).isEqualTo(content);
            if (compression.isStreamable()) {
                byte[] streamed = asStream(compression, bytes, bound, (first >>> 2) + 1);
                if (compression != Compression.ZSTD || !mayDiffer(streamed, bytes)) {
                    assertThat(streamed).isEqualTo(content);
                }
            }
            roundTrip(codec, content == null ? bytes : content);
        } catch (IOException e) {
            throw new AssertionError("an array does not fail", e);
        }
    }

    /// A stream has a limit on the window, too; nothing else is refused there alone. And only an
    /// empty compressed block is taken there alone, by the library.
    private static boolean mayDiffer(byte[] streamed, byte[] zstd) {
        Input input = new Input();
        input.wrap(zstd, 0, zstd.length);
        ZstdFrame frame = new ZstdFrame();
        try {
            while (!input.isAtEnd()) {
                frame.walk(input);
            }
            return streamed == null;
        } catch (IOException e) {
            return streamed == null || e.getMessage().equals(ZstdFrame.EMPTY_BLOCK);
        }
    }

    /// Null if it is refused.
    private static byte[] inOneShot(Codec codec, byte[] bytes, int bound) {
        try {
            byte[] content = codec.decompress(bytes, bound);
            assertThat(content.length).isLessThanOrEqualTo(bound);
            return content;
        } catch (ProtocolException e) {
            return null;
        }
    }

    private static byte[] intoDestination(Codec codec, byte[] bytes, int bound) {
        byte[] array = new byte[bound + 32];
        Arrays.fill(array, AROUND);
        ByteBuffer target = ByteBuffer.wrap(array, 16, bound);
        try {
            codec.decompress(ByteBuffer.wrap(bytes), target);
            return Arrays.copyOfRange(array, 16, target.position());
        } catch (ProtocolException e) {
            assertThat(target.position()).isEqualTo(16);
            return null;
        } finally {
            assertThat(Arrays.copyOf(array, 16)).containsOnly(AROUND);
            assertThat(Arrays.copyOfRange(array, bound + 16, bound + 32)).containsOnly(AROUND);
        }
    }

    private static byte[] asStream(Compression compression, byte[] bytes, int bound, int part)
            throws IOException {
        InputStream parts =
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] into, int from, int length) {
                        return super.read(into, from, Math.min(length, part));
                    }
                };
        StreamLimits limits = StreamLimits.ofOutput(bound).withMaxInputBytes(bytes.length);
        try (InputStream in = compression.decode(parts, limits)) {
            return in.readAllBytes();
        } catch (ProtocolException e) {
            return null;
        }
    }

    private static void roundTrip(Codec codec, byte[] content) throws ProtocolException {
        assertThat(codec.decompress(codec.compress(content), content.length)).isEqualTo(content);
    }
}
