package netcourse.lesson04;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.HuffmanDecoderAlternatives.*;
import netcourse.lesson04.answer.Lz4BlockDecoderAlternatives;
import netcourse.lesson04.answer.RunLengthAlternatives;
import netcourse.lesson04.answer.SolvedHuffmanDecoder;
import netcourse.lesson04.answer.SolvedLz4BlockDecoder;
import netcourse.lesson04.answer.SolvedRunLength;
import netcourse.lesson04.exercise.HuffmanDecoder;
import netcourse.lesson04.exercise.Lz4BlockDecoder;
import netcourse.lesson04.exercise.RunLength;

/// Any bytes: the answers to exercises 4.1, 4.8 and 4.9 make of them what other right solutions,
/// written differently, make, or refuse what those refuse. The first byte says which limit applies.
class CodeAnswersFuzz {
    private static final int[] LIMITS = {0, 40, 1000, 1 << 20};

    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) throws ProtocolException {
        int first = data.length == 0 ? 0 : data[0];
        int limit = LIMITS[first & 3];
        byte[] bytes = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
        runLength(bytes, limit);
        lz4(bytes, limit);
        huffman(bytes);
    }

    private static void runLength(byte[] bytes, int limit) throws ProtocolException {
        RunLength answer = new SolvedRunLength();
        RunLength other = new RunLengthAlternatives.CountsFirst();
        byte[] content = unpacked(answer, bytes, limit);
        assertThat(unpacked(other, bytes, limit)).isEqualTo(content);
        byte[] packed = answer.encode(bytes);
        assertThat(packed.length).isLessThanOrEqualTo(PackBits.mostBytes(bytes));
        assertThat(other.decode(packed, bytes.length)).isEqualTo(bytes);
    }

    /// Null if it is refused.
    private static byte[] unpacked(RunLength coding, byte[] bytes, int limit) {
        try {
            byte[] content = coding.decode(bytes, limit);
            assertThat(content.length).isLessThanOrEqualTo(limit);
            return content;
        } catch (ProtocolException e) {
            return null;
        }
    }

    private static void lz4(byte[] bytes, int limit) {
        byte[] content = decoded(new SolvedLz4BlockDecoder(), bytes, limit);
        assertThat(decoded(new Lz4BlockDecoderAlternatives.CountsFirst(), bytes, limit))
                .isEqualTo(content);
        assertThat(decoded(new Lz4BlockDecoderAlternatives.SeesTheBuffer(), bytes, limit))
                .isEqualTo(content);
    }

    /// Null if it is refused.
    private static byte[] decoded(Lz4BlockDecoder decoder, byte[] bytes, int limit) {
        try {
            byte[] content = decoder.decode(bytes, limit);
            assertThat(content.length).isLessThanOrEqualTo(limit);
            return content;
        } catch (ProtocolException e) {
            return null;
        }
    }

    /// The first byte says how many lengths follow, the bytes after those are the bits.
    private static void huffman(byte[] bytes) {
        if (bytes.length > 1) {
            int count = Math.min(1 + (bytes[0] & 0xff), bytes.length - 1);
            int[] lengths = new int[count];
            for (int i = 0; i < count; i++) {
                lengths[i] = bytes[1 + i] & 15;
            }
            byte[] bits = Arrays.copyOfRange(bytes, 1 + count, bytes.length);
            List<List<String>> all =
                    Stream.of(new SolvedHuffmanDecoder(), new PlantsTree(), new LooksUpInMap())
                            .map(decoder -> symbols(decoder, lengths, bits))
                            .toList();
            assertThat(all).containsOnly(all.getFirst());
        }
    }

    /// What comes out, and after how many bits; at the end, what it is refused for.
    private static List<String> symbols(HuffmanDecoder decoder, int[] lengths, byte[] bytes) {
        int[] taken = {0};
        IntSupplier bits =
                () -> {
                    if (taken[0] == 8 * bytes.length) {
                        throw new IllegalStateException("no bits are left");
                    }
                    int bit = taken[0]++;
                    return bytes[bit / 8] >> bit % 8 & 1;
                };
        List<String> symbols = new ArrayList<>();
        try {
            decoder.begin(lengths.clone());
            while (symbols.size() < 1000) {
                symbols.add(decoder.next(bits) + " after " + taken[0] + " bits");
            }
        } catch (ProtocolException e) {
            boolean code = symbols.isEmpty() && taken[0] == 0;
            symbols.add((code ? "code" : "bits") + " refused after " + taken[0] + " bits");
        } catch (IllegalStateException e) {
            symbols.add(e.getMessage());
        }
        return symbols;
    }
}
