package netcourse.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import netcourse.benchmarks.Turns.Operation;
import netcourse.codecs.Compression;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Times the operations of [CodecBench] in [Turns]. [CodecsSideBySide] has a process for each of
/// them, and needs a quiet machine.
@Command(
        name = "CodecTurns",
        mixinStandardHelpOptions = true,
        description = "Times the codecs beside their libraries in short turns, prints medians.")
public final class CodecTurns implements Callable<Integer> {
    private static final int BYTES_A_TURN = 200_000;

    @Option(
            names = "--turns",
            defaultValue = "1500",
            description = "Turns that count, of each (default: ${DEFAULT-VALUE}).")
    private int turns;

    @Option(
            names = "--bytes",
            defaultValue = "1024",
            description = "Length of the content (default: ${DEFAULT-VALUE}).")
    private int bytes;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new CodecTurns(), args);
    }

    @Override
    public Integer call() throws Exception {
        Turns all = new Turns(turns);
        System.out.printf(
                "%-12s%-12s%8s%12s%9s%8s%n",
                "way", "format", "bytes", "library ns", "ours ns", "ratio");
        for (Compression format :
                List.of(Compression.DEFLATE, Compression.ZLIB, Compression.ZSTD)) {
            CodecBench bench = new CodecBench();
            bench.format = format;
            bench.bytes = bytes;
            bench.open();
            line(all, "compress", bench, bench::compressLibrary, bench::compressOurs);
            line(all, "decompress", bench, bench::decompressLibrary, bench::decompressOurs);
            bench.close();
        }
        return all.sum() == 1 ? 1 : 0;
    }

    private void line(Turns all, String way, CodecBench bench, Operation library, Operation ours)
            throws Exception {
        int calls = Math.max(1, BYTES_A_TURN / bytes);
        List<Double> nanos = all.nanos(List.of(library, ours), calls);
        System.out.printf(
                "%-12s%-12s%8d%12.0f%9.0f%8.3f%n",
                way,
                bench.format.title(),
                bytes,
                nanos.getFirst(),
                nanos.getLast(),
                nanos.getLast() / nanos.getFirst());
    }
}
