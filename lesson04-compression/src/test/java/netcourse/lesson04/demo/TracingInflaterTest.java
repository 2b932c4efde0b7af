package netcourse.lesson04.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson04.BlockCodes;
import netcourse.lesson04.Match;
import netcourse.lesson04.TracingInflater;
import netcourse.lesson04.TracingInflater.BlockType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The inflater that reports, against the JDK's deflater.
class TracingInflaterTest {
    /// Puts the content together again from what it hears.
    static final class Rebuilt implements TracingInflater.Listener {
        final Set<BlockType> types = EnumSet.noneOf(BlockType.class);
        private byte[] content = new byte[64];
        private int size;
        private long at;

        byte[] content() {
            return Arrays.copyOf(content, size);
        }

        private void add(int value) {
            content = size < content.length ? content : Arrays.copyOf(content, 2 * size);
            content[size++] = (byte) value;
        }

        private void moveOn(long bit) {
            assertThat(bit).isGreaterThanOrEqualTo(at);
            at = bit;
        }

        @Override
        public void beginBlock(BlockType type, boolean last, long bit) {
            types.add(type);
            moveOn(bit);
        }

        @Override
        public void stored(byte[] bytes) {
            for (byte value : bytes) {
                add(value);
            }
        }

        @Override
        public void codes(BlockCodes codes, long bit) {
            moveOn(bit);
        }

        @Override
        public void literal(int value, long bit) {
            add(value);
            moveOn(bit);
        }

        @Override
        public void match(Match match, byte[] copied, long bit) {
            for (int i = 0; i < match.length(); i++) {
                add(content[size - match.distance()]);
            }
            assertThat(Arrays.copyOfRange(content, size - match.length(), size)).isEqualTo(copied);
            moveOn(bit);
        }

        @Override
        public void endBlock(long bit) {
            moveOn(bit);
        }
    }

    private static Map<String, byte[]> contents() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("nothing", new byte[0]);
        all.put("one byte", new byte[] {65});
        all.put("short text", "to be or not to be".getBytes(UTF_8));
        all.put("zeros", new byte[3000]);
        byte[] random = new byte[4000];
        new Random(1).nextBytes(random);
        all.put("random", random);
        all.put("text", words(6000));
        byte[] bytes = new byte[512];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        all.put("every byte twice", bytes);
        return all;
    }

    private static byte[] words(int bytes) {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            text.append(Integer.toString(random.nextInt(300), 36)).append(' ');
        }
        return Arrays.copyOf(text.toString().getBytes(UTF_8), bytes);
    }

    private static byte[] deflate(byte[] content, int level, int strategy, int flush) {
        try (Deflater deflater = new Deflater(level, true)) {
            deflater.setStrategy(strategy);
            byte[] target = new byte[2 * content.length + 1000];
            int half = content.length / 2;
            deflater.setInput(content, 0, half);
            int size = 0;
            while (!deflater.needsInput()) {
                size += deflater.deflate(target, size, target.length - size, flush);
            }
            deflater.setInput(content, half, content.length - half);
            deflater.finish();
            while (!deflater.finished()) {
                size += deflater.deflate(target, size, target.length - size);
            }
            return Arrays.copyOf(target, size);
        }
    }

    private static Rebuilt assertInflates(byte[] deflated, byte[] content)
            throws ProtocolException {
        Rebuilt rebuilt = new Rebuilt();
        TracingInflater inflater =
                new TracingInflater(deflated, 0, Math.max(content.length, 1), rebuilt);
        assertThat(inflater.inflate()).isEqualTo(content);
        assertThat(rebuilt.content()).isEqualTo(content);
        assertThat(inflater.end()).isEqualTo(deflated.length);
        return rebuilt;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void inflatesWhatTheJdkDeflatesAtEachLevel(int level) throws ProtocolException {
        for (byte[] content : contents().values()) {
            for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.HUFFMAN_ONLY}) {
                for (int flush : new int[] {Deflater.NO_FLUSH, Deflater.SYNC_FLUSH}) {
                    assertInflates(deflate(content, level, strategy, flush), content);
                }
            }
        }
    }

    @Test
    void theContentsAboveHaveBlocksOfEachType() throws ProtocolException {
        Set<TracingInflater.BlockType> types = EnumSet.noneOf(TracingInflater.BlockType.class);
        for (byte[] content : contents().values()) {
            byte[] deflated = deflate(content, 6, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH);
            types.addAll(assertInflates(deflated, content).types);
        }
        assertThat(types).containsExactly(TracingInflater.BlockType.values());
    }

    /// Every length, every distance symbol, and the farthest distance there is.
    @Test
    void matchesOfEachLengthAndDistanceAreCopied() throws ProtocolException {
        byte[] noise = new byte[32_768];
        new Random(3).nextBytes(noise);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(noise);
        content.write(noise, 0, 258);
        for (int length = 3; length <= 258; length++) {
            content.write(noise, 32_768 - 97 * length, length);
            content.write(length);
        }
        byte[] bytes = content.toByteArray();
        byte[] deflated = deflate(bytes, 9, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH);
        assertInflates(deflated, bytes);
    }

    @Test
    void lengthsAndDistancesAreThoseOfTheTable() {
        // RFC 1951, 3.2.5: the first and the last of some rows.
        assertThat(new Match(257, 0, 0, 0)).matches(m -> m.length() == 3 && m.distance() == 1);
        assertThat(new Match(264, 0, 3, 0)).matches(m -> m.length() == 10 && m.distance() == 4);
        assertThat(new Match(265, 1, 4, 1)).matches(m -> m.length() == 12 && m.distance() == 6);
        assertThat(new Match(273, 0, 17, 0)).matches(m -> m.length() == 35 && m.distance() == 385);
        assertThat(new Match(284, 30, 28, 0))
                .matches(m -> m.length() == 257 && m.distance() == 16_385);
        assertThat(new Match(285, 0, 29, 8191))
                .matches(m -> m.length() == 258 && m.distance() == 32_768);
    }

    @Test
    void anOutputOfJustTheLimitIsRightAndOneByteMoreIsRefused() throws ProtocolException {
        byte[] deflated = deflate(new byte[1000], 6, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH);
        assertThat(new TracingInflater(deflated, 0, 1000, new Rebuilt()).inflate()).hasSize(1000);
        assertThatThrownBy(() -> new TracingInflater(deflated, 0, 999, new Rebuilt()).inflate())
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith(
                        "output must be at most 999 bytes, more would come (at bit ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''             | a block expected, was the end of the data (at bit 0, in byte 0)",
                "07             | type of the block must be 0..2, was 3 (at bit 1, in byte 0)",
                "01 05 00 05 00 | complement of the length 0005 must be fffa, was 0005 (at bit 8, in byte 1)",
                "01 02 00 fd ff 61 | stored byte expected, was the end of the data (at bit 48, in byte 6)",
                "4b             | literal/length code expected, was the end of the data (at bit 8, in byte 1)",
                "4b 04 12 00    | distance must be at most 1 here, was 5 (at bit 11, in byte 1)",
                "05 00 00 00 00 00 00 | code length code must use all combinations of bits, leaves some (at bit 29, in byte 3)",
                "fd ff ff ff ff | literal/length and distance codes must be at most 286 and 30, were 288 and 32 (at bit 3, in byte 0)",
                "1b 03          | symbol of a length must be at most 285, was 286 (at bit 11, in byte 1)",
            })
    void whatIsWrongIsSaidWithItsPlace(String hex, String message) {
        byte[] bytes = Hex.parse(hex);
        assertThatThrownBy(() -> new TracingInflater(bytes, 0, 1000, new Rebuilt()).inflate())
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    /// It never ends well, and never with another exception.
    @Test
    void aStreamThatIsCutAnywhereIsRefused() {
        for (byte[] content : new byte[][] {words(500), "to be".getBytes(UTF_8)}) {
            byte[] whole = deflate(content, 6, Deflater.DEFAULT_STRATEGY, Deflater.SYNC_FLUSH);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> new TracingInflater(cut, 0, 1000, new Rebuilt()).inflate())
                        .isInstanceOf(ProtocolException.class)
                        .hasMessageContaining(
                                "expected, was the end of the data (at bit " + 8 * length);
            }
        }
    }
}
