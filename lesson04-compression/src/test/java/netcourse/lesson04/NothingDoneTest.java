package netcourse.lesson04;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.Verdict;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Message;
import netcourse.lesson04.exercise.BodyCompressor;
import netcourse.lesson04.exercise.BoundedDeflate;
import netcourse.lesson04.exercise.CodecNegotiator;
import netcourse.lesson04.exercise.GzipMemberReader;
import netcourse.lesson04.exercise.HuffmanDecoder;
import netcourse.lesson04.exercise.Lz4BlockDecoder;
import netcourse.lesson04.exercise.MessageDeflater;
import netcourse.lesson04.exercise.PresetDictionary;
import netcourse.lesson04.exercise.RunLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A method that does nothing, or throws an exception of its own, is wrong; no mistake's name fits.
@Tag("verify")
class NothingDoneTest {
    static Stream<List<Class<?>>> solutions() {
        return Stream.of(
                List.of(RunLengthCheck.class, NoRunLength.class),
                List.of(BoundedDeflateCheck.class, NoDeflate.class),
                List.of(BoundedDeflateCheck.class, ThrowsItsOwn.class),
                List.of(BodyCompressorCheck.class, NoBodyCompressor.class),
                List.of(MessageDeflaterCheck.class, NoMessageDeflater.class),
                List.of(PresetDictionaryCheck.class, NoPresetDictionary.class),
                List.of(GzipMemberReaderCheck.class, NoGzipMemberReader.class),
                List.of(GzipMemberReaderCheck.class, AlwaysEmpty.class),
                List.of(CodecNegotiatorCheck.class, NoCodecNegotiator.class),
                List.of(CodecNegotiatorCheck.class, ChoosesNothing.class),
                List.of(Lz4BlockDecoderCheck.class, NoLz4BlockDecoder.class),
                List.of(Lz4BlockDecoderCheck.class, EmptyLz4.class),
                List.of(HuffmanDecoderCheck.class, NoHuffmanDecoder.class));
    }

    @ParameterizedTest
    @MethodSource("solutions")
    void doingNothingIsWrongWithoutName(List<Class<?>> solution) {
        CheckResult result =
                new CheckRunner()
                        .implementation(solution.get(1))
                        .withoutCount()
                        .run(solution.get(0));
        assertThat(result.verdict()).as(result.report()).isEqualTo(Verdict.WRONG);
        assertThat(result.mistake()).as(result.report()).isEmpty();
    }

    public static class NoRunLength implements RunLength {
        @Override
        public byte[] encode(byte[] bytes) {
            return null;
        }

        @Override
        public byte[] decode(byte[] packed, int maxBytes) {
            return null;
        }
    }

    public static class NoDeflate implements BoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            return null;
        }

        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters) {
            return null;
        }
    }

    public static class ThrowsItsOwn extends NoDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            throw new IndexOutOfBoundsException("of my own");
        }
    }

    public static class NoBodyCompressor implements BodyCompressor {
        @Override
        public Message compress(Message message, Compression compression, Codec codec) {
            return null;
        }

        @Override
        public Message decompress(
                Message message, int maxBodyBytes, Function<Compression, Codec> codecs) {
            return null;
        }
    }

    public static class NoMessageDeflater implements MessageDeflater {
        @Override
        public void begin(OutputStream out, Deflater deflater) {}

        @Override
        public void write(byte[] message) {}

        @Override
        public void close() {}
    }

    public static class NoPresetDictionary implements PresetDictionary {
        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            return null;
        }

        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters) {
            return null;
        }
    }

    public static class NoGzipMemberReader implements GzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters) {
            return null;
        }
    }

    public static class AlwaysEmpty extends NoGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters) {
            return Optional.empty();
        }
    }

    public static class NoCodecNegotiator implements CodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported) {
            return null;
        }
    }

    public static class ChoosesNothing extends NoCodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported) {
            return Optional.empty();
        }
    }

    public static class NoLz4BlockDecoder implements Lz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) {
            return null;
        }
    }

    public static class EmptyLz4 extends NoLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) {
            return new byte[0];
        }
    }

    public static class NoHuffmanDecoder implements HuffmanDecoder {
        @Override
        public void begin(int[] lengths) {}

        @Override
        public int next(IntSupplier bits) {
            return 0;
        }
    }
}
