package netcourse.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import netcourse.codecs.Compression;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the codecs cost beside the libraries that they call.
@Command(
        name = "CodecsSideBySide",
        mixinStandardHelpOptions = true,
        description = "Times the codecs and the libraries below them, and prints medians.")
public final class CodecsSideBySide implements Callable<Integer> {
    @Option(
            names = "--rounds",
            defaultValue = "5",
            description =
                    "The median of all rounds counts, of each round the least time (default:"
                            + " ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--ways",
            split = ",",
            defaultValue = "compress,decompress,roomy,stream",
            description = "What is measured (default: ${DEFAULT-VALUE}).")
    private List<String> ways;

    @Option(
            names = "--bytes",
            split = ",",
            defaultValue = "1024,65536",
            description = "How long the content is, 1024 or 65536 (default: ${DEFAULT-VALUE}).")
    private List<String> bytes;

    private final JmhRounds measured = new JmhRounds();

    public static void main(String[] args) {
        Program.main(new CodecsSideBySide(), args);
    }

    @Override
    public Integer call() throws IOException {
        for (int round = 0; round < rounds; round++) {
            measured.run("CodecBench\\.(" + String.join("|", ways) + ")", Map.of("bytes", bytes));
        }
        System.out.printf(
                "%n%-12s%-10s%8s%12s%12s%8s%8s%n",
                "", "format", "bytes", "library ns", "ours ns", "ratio", "B");
        for (String way : ways) {
            for (String size : bytes) {
                for (Compression format :
                        List.of(Compression.DEFLATE, Compression.ZLIB, Compression.ZSTD)) {
                    line(way, format, size);
                }
            }
        }
        return 0;
    }

    private void line(String way, Compression format, String bytes) {
        String ours = way + "Ours " + bytes + " " + format;
        String library = way + "Library " + bytes + " " + format;
        OptionalDouble allocated = measured.allocated(ours);
        System.out.printf(
                "%-12s%-10s%8s%12.0f%12.0f%8.2f%8.0f%n",
                way,
                format.title(),
                bytes,
                measured.median(library),
                measured.median(ours),
                measured.ratio(ours, library),
                allocated.orElse(Double.NaN));
    }
}
