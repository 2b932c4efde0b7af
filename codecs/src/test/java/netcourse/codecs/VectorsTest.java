package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Files that the tools themselves have made: `vectors/make.py`.
class VectorsTest {
    static final Path VECTORS = Path.of("src/test/resources/vectors");
    private static final Map<String, Compression> ENDINGS =
            Map.of(
                    "deflate", Compression.DEFLATE,
                    "zlib", Compression.ZLIB,
                    "gz", Compression.GZIP,
                    "zst", Compression.ZSTD,
                    "lz4", Compression.LZ4,
                    "snappy", Compression.SNAPPY);

    @TestFactory
    List<DynamicTest> everyFileOfTheToolsIsRead() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files(VECTORS)) {
            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
        assertThat(tests).hasSizeGreaterThan(40);
        return tests;
    }

    private static void check(Path file) throws IOException {
        Compression compression = compression(file);
        byte[] bytes = Files.readAllBytes(file);
        byte[] content = content(file.getFileName().toString());
        try (Codec codec = compression.open()) {
            assertThat(codec.decompress(bytes, content.length)).isEqualTo(content);
        }
        if (compression.isStreamable()) {
            StreamLimits limits = StreamLimits.ofOutput(content.length);
            assertThat(read(compression, bytes, limits)).isEqualTo(content);
        }
    }

    static Compression compression(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.get(name.substring(name.lastIndexOf('.') + 1));
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] content(String name) {
        return switch (name.replaceAll("[-.].*", "")) {
            case "empty" -> new byte[0];
            case "small" -> Contents.lines(300);
            case "lines" -> Contents.lines(150_000);
            case "double" -> {
                byte[] twice = Arrays.copyOf(Contents.lines(300), 600);
                System.arraycopy(twice, 0, twice, 300, 300);
                yield twice;
            }
            default -> throw new IllegalArgumentException("no content is called " + name);
        };
    }

    private static byte[] read(Compression compression, byte[] bytes, StreamLimits limits)
            throws IOException {
        try (InputStream in = compression.decode(new ByteArrayInputStream(bytes), limits)) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatAsksForADictionaryOrIsOfThePastIsRefused() throws IOException {
        for (String name : new String[] {"dictionary.zlib", "dictionary.lz4", "legacy.lz4"}) {
            Path file = VECTORS.resolve("refused").resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            try (Codec codec = compression(file).open()) {
                assertThatThrownBy(() -> codec.decompress(bytes, 1000))
                        .as(name)
                        .isInstanceOf(ProtocolException.class);
            }
            StreamLimits limits = StreamLimits.ofOutput(1000);
            assertThatThrownBy(() -> read(compression(file), bytes, limits))
                    .as(name)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void aLargeWindowIsNothingInOneShotAndRefusedInAStream() throws IOException {
        byte[] bytes = Files.readAllBytes(VECTORS.resolve("refused/as-a-stream.zst"));
        byte[] content = Contents.lines(300);
        try (Codec codec = Compression.ZSTD.open()) {
            assertThat(codec.decompress(bytes, 300)).isEqualTo(content);
        }
        StreamLimits limits = StreamLimits.ofOutput(300);
        assertThatThrownBy(() -> read(Compression.ZSTD, bytes, limits))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("zstd window must be at most 8388608 bytes, was 134217728");
        StreamLimits wide = limits.withMaxWindowBytes(1 << 27);
        assertThat(read(Compression.ZSTD, bytes, wide)).isEqualTo(content);
    }
}
