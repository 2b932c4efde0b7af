package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every codec promises.
@ParameterizedClass
@EnumSource(Compression.class)
record CodecTest(Compression compression) {
    private static final byte[] TEXT = Contents.text(5000);

    @Test
    void whatWasCompressedComesBack() throws Exception {
        try (Codec codec = compression.open()) {
            for (var content : Contents.all().entrySet()) {
                byte[] compressed = codec.compress(content.getValue());
                assertThat(codec.decompress(compressed, Integer.MAX_VALUE))
                        .as(content.getKey())
                        .isEqualTo(content.getValue());
            }
        }
    }

    @Test
    void everyLevelComesBack() throws Exception {
        for (int level = compression.minLevel(); level <= compression.maxLevel(); level++) {
            try (Codec codec = compression.open(level)) {
                assertThat(codec.decompress(codec.compress(TEXT), TEXT.length)).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void severalMebibytesComeBack() throws Exception {
        byte[] content = new byte[5 << 20];
        System.arraycopy(Contents.text(3 << 20), 0, content, 0, 3 << 20);
        System.arraycopy(Contents.random(1 << 20), 0, content, 3 << 20, 1 << 20);
        try (Codec codec = compression.open()) {
            assertThat(codec.decompress(codec.compress(content), content.length))
                    .isEqualTo(content);
        }
    }

    @Test
    void anOutputAsLargeAsTheBoundIsRightAndOneByteMoreIsRefused() throws Exception {
        try (Codec codec = compression.open()) {
            for (var content : Contents.all().entrySet()) {
                byte[] compressed = codec.compress(content.getValue());
                int bytes = content.getValue().length;
                assertThat(codec.decompress(compressed, bytes)).isEqualTo(content.getValue());
                if (bytes > 0) {
                    assertThatThrownBy(() -> codec.decompress(compressed, bytes - 1))
                            .as(content.getKey())
                            .isInstanceOf(OutputLimitException.class)
                            .hasMessage(
                                    "output must be at most %d bytes, more would come", bytes - 1);
                }
            }
        }
    }

    @Test
    void buffersMoveAndKeepWhatIsAroundThem() throws Exception {
        try (Codec codec = compression.open()) {
            byte[] compressed = codec.compress(TEXT);
            byte[] around = new byte[compressed.length + 20];
            Arrays.fill(around, (byte) 0x55);
            System.arraycopy(compressed, 0, around, 10, compressed.length);
            ByteBuffer source = ByteBuffer.wrap(around).position(5).slice();
            source.position(5).limit(5 + compressed.length);
            byte[] into = new byte[TEXT.length + 20];
            ByteBuffer target = ByteBuffer.wrap(into).position(7).slice().position(3);
            target.limit(3 + TEXT.length);
            codec.decompress(source, target);
            assertThat(source.hasRemaining()).isFalse();
            assertThat(target.position()).isEqualTo(3 + TEXT.length);
            assertThat(Arrays.copyOfRange(into, 10, 10 + TEXT.length)).isEqualTo(TEXT);
            assertThat(Arrays.copyOf(into, 10)).containsOnly(0);
            assertThat(Arrays.copyOfRange(into, 10 + TEXT.length, into.length)).containsOnly(0);
        }
    }

    @Test
    void compressionMovesTheBuffersAndNeedsNoMoreThanItsMaximum() throws Exception {
        try (Codec codec = compression.open()) {
            for (var content : Contents.all().entrySet()) {
                byte[] bytes = content.getValue();
                byte[] into = new byte[codec.maxCompressedBytes(bytes.length) + 20];
                ByteBuffer source = ByteBuffer.wrap(around(bytes)).position(5).slice();
                source.position(4).limit(4 + bytes.length);
                ByteBuffer target = ByteBuffer.wrap(into).position(6).slice().position(4);
                target.limit(4 + codec.maxCompressedBytes(bytes.length));
                codec.compress(source, target);
                assertThat(source.remaining()).as(content.getKey()).isZero();
                byte[] compressed = Arrays.copyOfRange(into, 10, 6 + target.position());
                assertThat(codec.decompress(compressed, bytes.length)).isEqualTo(bytes);
                assertThat(codec.compress(bytes)).isEqualTo(compressed);
                assertThat(Arrays.copyOf(into, 10)).containsOnly(0);
            }
        }
    }

    private static byte[] around(byte[] bytes) {
        byte[] around = new byte[bytes.length + 20];
        System.arraycopy(bytes, 0, around, 9, bytes.length);
        return around;
    }

    @Test
    void aTargetTooSmallToCompressIntoLeavesTheBuffersWhereTheyWere() throws Exception {
        try (Codec codec = compression.open()) {
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
    }

    @Test
    void everyTruncationIsRefused() throws Exception {
        try (Codec codec = compression.open()) {
            for (byte[] content : new byte[][] {{}, Contents.text(300), Contents.random(40)}) {
                byte[] compressed = codec.compress(content);
                for (int length = 0; length < compressed.length; length++) {
                    byte[] cut = Arrays.copyOf(compressed, length);
                    ByteBuffer source = ByteBuffer.wrap(cut);
                    ByteBuffer target = ByteBuffer.allocate(1000);
                    assertThatThrownBy(() -> codec.decompress(source, target))
                            .isInstanceOf(ProtocolException.class);
                    assertThat(source.position()).isZero();
                    assertThat(target.position()).isZero();
                }
            }
        }
    }

    @Test
    void bytesAfterTheEndAreRefused() throws Exception {
        try (Codec codec = compression.open()) {
            for (byte[] content : new byte[][] {{}, Contents.text(300), Contents.random(40)}) {
                byte[] compressed = codec.compress(content);
                for (int more = 1; more < 20; more++) {
                    byte[] longer = Arrays.copyOf(compressed, compressed.length + more);
                    assertThatThrownBy(() -> codec.decompress(longer, 1000))
                            .isInstanceOf(ProtocolException.class);
                }
            }
        }
    }

    @Test
    void aChangedByteIsRefusedOrMakesOtherContentWithinTheBound() throws Exception {
        try (Codec codec = compression.open()) {
            for (byte[] content : new byte[][] {{}, Contents.text(200), Contents.random(40)}) {
                byte[] compressed = codec.compress(content);
                for (int at = 0; at < compressed.length; at++) {
                    for (int flip = 1; flip < 256; flip++) {
                        byte[] changed = compressed.clone();
                        changed[at] ^= (byte) flip;
                        tryToDecompress(codec, changed, 250);
                    }
                }
            }
        }
    }

    private static void tryToDecompress(Codec codec, byte[] bytes, int bound) {
        try {
            assertThat(codec.decompress(bytes, bound).length).isLessThanOrEqualTo(bound);
        } catch (ProtocolException e) {
            assertThat(e).hasMessageMatching("[a-zA-Z].*");
        }
    }

    @Test
    void afterAFailureTheNextMessageIsRight() throws Exception {
        try (Codec codec = compression.open()) {
            byte[] compressed = codec.compress(TEXT);
            byte[] cut = Arrays.copyOf(compressed, compressed.length / 2);
            assertThatThrownBy(() -> codec.decompress(cut, TEXT.length));
            assertThatThrownBy(() -> codec.decompress(compressed, TEXT.length / 2));
            assertThat(codec.decompress(compressed, TEXT.length)).isEqualTo(TEXT);
        }
    }

    @Test
    void aClosedCodecSaysSo() {
        Codec codec = compression.open();
        byte[] compressed = codec.compress(TEXT);
        codec.close();
        codec.close();
        assertThatThrownBy(() -> codec.compress(TEXT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> codec.decompress(compressed, TEXT.length))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLevelOutsideTheRangeIsTheCallersFault() {
        int level = compression.maxLevel() + 1;
        assertThatThrownBy(() -> compression.open(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(compression.title());
    }
}
