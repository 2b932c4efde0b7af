package netcourse.lesson04.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what deflate makes of a text: LZ77's matches and Huffman's codes.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Prints what is inside raw deflate, zlib or gzip: blocks, codes and symbols.",
            "It takes a compressed file, or compresses a text of yours; without either it",
            "takes a text of its own."
        },
        footer = {
            "",
            "In the bits of a match, those after a plus sign are the extra bits. In the",
            "codes that a dynamic block sends, 'a' is a byte, and 17-18 a length or a",
            "distance of matches.",
            "",
            "  look-inside --text 'to be or not to be'",
            "  look-inside letter.gz --most 10",
            "  look-inside --compress letter.txt --level 9"
        })
public final class LookInside implements Callable<Integer> {
    private static final int MAX_BYTES = 16 << 20;
    private static final String OWN =
            "How much wood would a woodchuck chuck if a woodchuck could chuck wood?";

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A compressed file.")
    private Path file;

    @Option(names = "--text", paramLabel = "TEXT", description = "Compresses this text first.")
    private String text;

    @Option(names = "--compress", description = "FILE is not compressed: compresses it first.")
    private boolean compress;

    @Option(
            names = "--level",
            paramLabel = "N",
            defaultValue = "6",
            description = "Level of the compression, 0..9 (default: ${DEFAULT-VALUE}).")
    private int level;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "FILE is ${COMPLETION-CANDIDATES} (default: what its first bytes say).")
    private WrappedDeflate.Format format;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "40",
            description = "How many symbols of each block to show (default: ${DEFAULT-VALUE}).")
    private int most;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new LookInside(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--level", level, 0, 9);
        Program.checkRange("--most", most, 0, Integer.MAX_VALUE);
        if (text != null && file != null) {
            throw new IllegalArgumentException("--text or a file, not both");
        }
        boolean isCompressed = file != null && !compress;
        byte[] given = file == null ? own() : GivenFile.readAll(file, MAX_BYTES);
        byte[] bytes = isCompressed ? given : deflate(given);
        WrappedDeflate.Format found =
                isCompressed
                        ? Objects.requireNonNullElseGet(
                                format, () -> WrappedDeflate.Format.of(bytes))
                        : WrappedDeflate.Format.RAW;
        System.out.printf("%s%n", title(given.length, bytes.length, isCompressed, found));
        new WrappedDeflate(bytes, MAX_BYTES, System.out, new BlockPrinter(System.out, most))
                .print(found);
        return 0;
    }

    private byte[] own() {
        return Objects.requireNonNullElse(text, OWN).getBytes(UTF_8);
    }

    private String title(int given, int bytes, boolean isCompressed, WrappedDeflate.Format found) {
        return isCompressed
                ? "%d bytes of %s".formatted(bytes, found.name().toLowerCase(Locale.ROOT))
                : "%d bytes, raw deflate of them at level %d: %d bytes"
                        .formatted(given, level, bytes);
    }

    private byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(level, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] deflated = new byte[64 + bytes.length + bytes.length / 8];
            return Arrays.copyOf(deflated, deflater.deflate(deflated));
        }
    }
}
