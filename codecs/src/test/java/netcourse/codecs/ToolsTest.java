package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netcourse.authoring.SystemCommand;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real tools at the other end, in both directions. Where a tool is not installed, its tests
/// are skipped; its files in `vectors` are read everywhere.
class ToolsTest {
    private static final String PYTHON =
            "python3 -c \"import sys,zlib; i=sys.stdin.buffer.read(); sys.stdout.buffer.write(%s)\"";
    private static final String TO =
            "(lambda c: c.compress(i)+c.flush())(zlib.compressobj(6,8,%d))";

    private static final Set<String> FOUND = new HashSet<>();

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "GZIP, gzip -d",
        "ZSTD, zstd -d -q",
        "LZ4, lz4 -d -q",
        "GZIP, python 31",
        "ZLIB, python 15",
        "DEFLATE, python -15"
    })
    void aToolReadsWhatIsWrittenHere(Compression compression, String tool) throws Exception {
        String command =
                tool.startsWith("python ")
                        ? PYTHON.formatted("zlib.decompress(i,%s)".formatted(tool.substring(7)))
                        : tool;
        for (Map.Entry<String, byte[]> content : contents(tool).entrySet()) {
            byte[] bytes = content.getValue();
            try (Codec codec = compression.open()) {
                assertThat(run(command, codec.compress(bytes)))
                        .as(content.getKey())
                        .isEqualTo(bytes);
            }
            assertThat(run(command, flushedInTheMiddle(compression, bytes)))
                    .as("%s, as a stream", content.getKey())
                    .isEqualTo(bytes);
        }
    }

    private byte[] flushedInTheMiddle(Compression compression, byte[] bytes) throws IOException {
        Path file = folder.resolve("stream");
        try (OutputStream out = compression.encode(Files.newOutputStream(file))) {
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @CsvSource({
        "GZIP, gzip -1",
        "GZIP, gzip -9",
        "ZSTD, zstd -q -1",
        "ZSTD, zstd -q -3",
        "ZSTD, zstd -q -19 --no-check",
        "LZ4, lz4 -q",
        "LZ4, lz4 -q -9 -B4 -BD",
        "LZ4, lz4 -q --no-frame-crc -BX",
        "GZIP, python 31",
        "ZLIB, python 15",
        "DEFLATE, python -15"
    })
    void whatAToolWritesIsReadHere(Compression compression, String tool) throws Exception {
        String command =
                tool.startsWith("python ")
                        ? PYTHON.formatted(TO.formatted(Integer.parseInt(tool.substring(7))))
                        : tool;
        for (Map.Entry<String, byte[]> content : contents(tool).entrySet()) {
            byte[] bytes = content.getValue();
            byte[] compressed = run(command, bytes);
            try (Codec codec = compression.open()) {
                assertThat(codec.decompress(compressed, bytes.length))
                        .as(content.getKey())
                        .isEqualTo(bytes);
            }
            StreamLimits limits = StreamLimits.ofOutput(bytes.length);
            try (InputStream in =
                    compression.decode(new ByteArrayInputStream(compressed), limits)) {
                assertThat(in.readAllBytes())
                        .as("%s, as a stream", content.getKey())
                        .isEqualTo(bytes);
            }
        }
    }

    /// Python takes its time to start.
    private static Map<String, byte[]> contents(String tool) {
        return tool.startsWith("python ")
                ? Map.of("text", Contents.text(65_537))
                : Contents.of(0, 1, 65_537, 300_000);
    }

    /// What the command makes of the bytes; from a pipe, so that it does not know how many come.
    private byte[] run(String command, byte[] bytes) throws IOException, InterruptedException {
        String tool = command.split(" ")[0];
        if (!FOUND.contains(tool)) {
            SystemCommand.lines(tool, "--version");
            FOUND.add(tool);
        }
        Path in = Files.write(folder.resolve("in"), bytes);
        Path out = folder.resolve("out");
        List<String> said =
                SystemCommand.lines("sh", "-c", "cat %s | %s > %s".formatted(in, command, out));
        assertThat(said).isEmpty();
        return Files.readAllBytes(out);
    }
}
