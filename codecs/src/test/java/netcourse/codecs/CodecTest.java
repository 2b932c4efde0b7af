package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every codec promises.
@ParameterizedClass
@EnumSource(Compression.class)
class CodecTest {
    private static final byte[] TEXT = Contents.text(5000);
    private static final List<byte[]> SMALL =
            List.of(new byte[0], Contents.text(200), Contents.random(40), new byte[100]);

    private final Compression compression;
    private final Codec codec;

    CodecTest(Compression compression) {
        this.compression = compression;
        this.codec = compression.open();
    }

    @AfterEach
    void close() {
        codec.close();
    }

    @Test
    void whatWasCompressedComesBack() throws Exception {
        checkRoundTrips(Contents.some());
    }

    @Test
    @Tag("verify")
    void allSizesComeBack() throws Exception {
        int[] sizes = new int[300];
        Arrays.setAll(sizes, i -> i);
        checkRoundTrips(Contents.of(sizes));
        checkRoundTrips(Contents.of(65_535, 300_000, 5 << 20));
    }

    /// The bound is the content's size exactly, and then one byte less.
    private void checkRoundTrips(Map<String, byte[]> contents) throws Exception {
        for (var content : contents.entrySet()) {
            byte[] compressed = codec.compress(content.getValue());
            int bytes = content.getValue().length;
            assertThat(codec.decompress(compressed, bytes))
                    .as(content.getKey())
                    .isEqualTo(content.getValue());
            assertThat(codec.decompress(compressed, Integer.MAX_VALUE))
                    .as(content.getKey())
                    .isEqualTo(content.getValue());
            if (bytes > 0) {
                assertThatThrownBy(() -> codec.decompress(compressed, bytes - 1))
                        .as(content.getKey())
                        .isInstanceOf(OutputLimitException.class)
                        .hasMessage("output must be at most %d bytes, more would come", bytes - 1);
            }
        }
    }

    @Test
    void theFastestLevelAndTheStrongestComeBack() throws Exception {
        for (int level : new int[] {compression.minLevel(), compression.maxLevel()}) {
            try (Codec other = compression.open(level)) {
                assertThat(codec.decompress(other.compress(TEXT), TEXT.length)).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void decompressionMovesTheBuffersAndKeepsWhatIsAroundThem() throws Exception {
        for (byte[] content : SMALL) {
            byte[] into = filled(content.length + 50);
            ByteBuffer source = inside(codec.compress(content));
            ByteBuffer target = ByteBuffer.wrap(into).position(7).slice().position(3);
            target.limit(3 + content.length);
            codec.decompress(source, target);
            assertThat(source.hasRemaining()).isFalse();
            assertThat(target.position()).isEqualTo(3 + content.length);
            byte[] expected = filled(into.length);
            System.arraycopy(content, 0, expected, 10, content.length);
            assertThat(into).isEqualTo(expected);
        }
    }

    @Test
    void compressionMovesTheBuffersAndKeepsWhatIsAroundThem() throws Exception {
        for (byte[] content : SMALL) {
            byte[] compressed = codec.compress(content);
            byte[] into = filled(codec.maxCompressedBytes(content.length) + 50);
            ByteBuffer source = inside(content);
            ByteBuffer target = ByteBuffer.wrap(into).position(7).slice().position(3);
            target.limit(3 + codec.maxCompressedBytes(content.length));
            codec.compress(source, target);
            assertThat(source.hasRemaining()).isFalse();
            assertThat(target.position()).isEqualTo(3 + compressed.length);
            assertThat(Arrays.copyOfRange(into, 10, 10 + compressed.length)).isEqualTo(compressed);
            assertThat(Arrays.copyOf(into, 10)).isEqualTo(filled(10));
            int end = 10 + codec.maxCompressedBytes(content.length);
            assertThat(Arrays.copyOfRange(into, end, into.length))
                    .isEqualTo(filled(into.length - end));
        }
    }

    private static byte[] filled(int bytes) {
        byte[] filled = new byte[bytes];
        Arrays.fill(filled, (byte) 0x55);
        return filled;
    }

    /// A buffer whose array begins before it and ends after it.
    private static ByteBuffer inside(byte[] bytes) {
        byte[] array = filled(bytes.length + 20);
        System.arraycopy(bytes, 0, array, 9, bytes.length);
        return ByteBuffer.wrap(array).position(5).slice().position(4).limit(4 + bytes.length);
    }

    @Test
    void nothingNeedsMoreRoomThanItsMaximum() {
        for (var content : Contents.some().entrySet()) {
            int most = codec.maxCompressedBytes(content.getValue().length);
            assertThat(codec.compress(content.getValue()))
                    .as(content.getKey())
                    .hasSizeLessThanOrEqualTo(most);
        }
    }

    @Test
    void aTargetTooSmallToCompressIntoLeavesTheBuffersWhereTheyWere() {
        int needed = codec.compress(TEXT).length;
        for (int room : new int[] {0, 1, 5, 17, needed / 2, needed - 1}) {
            ByteBuffer source = ByteBuffer.wrap(TEXT);
            ByteBuffer target = ByteBuffer.allocate(room);
            assertThatThrownBy(() -> codec.compress(source, target))
                    .isInstanceOf(BufferOverflowException.class);
            assertThat(source.position()).isZero();
            assertThat(target.position()).isZero();
        }
        assertThat(codec.compress(TEXT)).hasSize(needed);
    }

    @Test
    void everyTruncationIsRefusedAndLeavesTheBuffersWhereTheyWere() {
        for (byte[] content : SMALL) {
            byte[] compressed = codec.compress(content);
            for (int length = 0; length < compressed.length; length++) {
                ByteBuffer source = ByteBuffer.wrap(compressed, 0, length);
                ByteBuffer target = ByteBuffer.allocate(1000);
                assertThatThrownBy(() -> codec.decompress(source, target))
                        .isInstanceOf(ProtocolException.class);
                assertThat(source.position()).isZero();
                assertThat(target.position()).isZero();
            }
        }
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        for (byte[] content : SMALL) {
            byte[] compressed = codec.compress(content);
            for (int more = 1; more < 20; more++) {
                byte[] longer = Arrays.copyOf(compressed, compressed.length + more);
                assertThatThrownBy(() -> codec.decompress(longer, 1000))
                        .isInstanceOf(ProtocolException.class);
            }
        }
    }

    @Test
    void aChangedByteIsRefusedOrMakesOtherContentWithinTheBound() {
        for (int change : new int[] {0x01, 0x80, 0xff}) {
            checkChanges(change);
        }
    }

    @Test
    @Tag("verify")
    void everyChangeOfAByteIsRefusedOrMakesOtherContentWithinTheBound() {
        for (int change = 1; change < 256; change++) {
            checkChanges(change);
        }
    }

    private void checkChanges(int change) {
        for (byte[] content : SMALL) {
            byte[] changed = codec.compress(content);
            for (int at = 0; at < changed.length; at++) {
                changed[at] ^= (byte) change;
                try {
                    assertThat(codec.decompress(changed, 250)).hasSizeLessThanOrEqualTo(250);
                } catch (ProtocolException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
                changed[at] ^= (byte) change;
            }
        }
    }

    @Test
    void afterAFailureTheNextMessageIsRight() throws Exception {
        byte[] compressed = codec.compress(TEXT);
        byte[] cut = Arrays.copyOf(compressed, compressed.length / 2);
        assertThatThrownBy(() -> codec.decompress(cut, TEXT.length));
        assertThatThrownBy(() -> codec.decompress(compressed, TEXT.length / 2));
        assertThat(codec.decompress(compressed, TEXT.length)).isEqualTo(TEXT);
    }

    @Test
    void aClosedCodecSaysSo() {
        byte[] compressed = codec.compress(TEXT);
        codec.close();
        codec.close();
        assertThatThrownBy(() -> codec.compress(TEXT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> codec.decompress(compressed, TEXT.length))
                .isInstanceOf(IllegalStateException.class);
    }
}
