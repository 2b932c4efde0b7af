package netcourse.lesson04.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import netcourse.codecs.Compression;
import netcourse.codecs.StreamLimits;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Compressed inputs that mean no good, each given to a decoder without limits and to a bounded
/// one.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Gives small hostile inputs to a decoder without limits and to a bounded one.",
            "It is safe: what comes out of the first is counted and not kept, and all of it",
            "ends in some seconds."
        },
        footer = {"", "  bomb", "  bomb --mib 100 --limit 65536"})
public final class Bomb implements Callable<Integer> {
    private static final long ANNOUNCED = 16L << 30;
    private static final Duration TIME = Duration.ofSeconds(3);

    @Option(
            names = "--mib",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Mebibytes of zeros in the bomb, 1..4096 (default: ${DEFAULT-VALUE}).")
    private int mebibytes;

    @Option(
            names = "--limit",
            paramLabel = "BYTES",
            defaultValue = "1048576",
            description = "What the bounded decoder may put out (default: ${DEFAULT-VALUE}).")
    private int limit;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new Bomb(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--mib", mebibytes, 1, 4096);
        Program.checkRange("--limit", limit, 1, 64 << 20);
        byte[] bomb = HostileBytes.gzipOfZeros(mebibytes);
        System.out.printf(
                "%-26s %11s %15s %9s %9s %10s%n",
                "", "bytes in", "bytes out", "ratio", "time", "heap");
        zeros("gzip bomb of %d MiB of zeros".formatted(mebibytes), bomb);
        nested(bomb);
        emptyMembers();
        announcement();
        peakMemory().forEach(System.out::println);
        return 0;
    }

    private StreamLimits limits() {
        return StreamLimits.ofOutput(limit);
    }

    private InputStream bounded(InputStream gzip) {
        return Compression.GZIP.decode(gzip, limits());
    }

    private void zeros(String title, byte[] bomb) {
        printTitle(title, bomb.length);
        Decoding all = Decoding.counting(in(bomb), TIME, GZIPInputStream::new);
        print("without a limit", all);
        printKept(all.outputBytes());
        print("limit of " + limit, Decoding.keeping(in(bomb), TIME, this::bounded));
    }

    /// Zeros deflate to bytes that repeat, too.
    private void nested(byte[] bomb) throws IOException {
        byte[] nested;
        try (var codec = Compression.GZIP.open(9)) {
            nested = codec.compress(bomb);
        }
        printTitle("the same in gzip once more", nested.length);
        Decoding all =
                Decoding.counting(
                        in(nested), TIME, in -> new GZIPInputStream(new GZIPInputStream(in)));
        print("without a limit", all);
        printKept(all.outputBytes());
        print(
                "limit of " + limit + " each",
                Decoding.keeping(in(nested), TIME, in -> bounded(bounded(in))));
    }

    private void emptyMembers() {
        byte[] member = HostileBytes.emptyGzipMember();
        printTitle("empty gzip members without end, each", member.length);
        InputStream endless = HostileBytes.repeated(member);
        print("GZIPInputStream", Decoding.counting(endless, TIME, GZIPInputStream::new));
        InputStream again = HostileBytes.repeated(member);
        print("limit of " + limit, Decoding.keeping(again, TIME, this::bounded));
    }

    private void announcement() {
        byte[] frame = HostileBytes.zstdThatAnnounces(ANNOUNCED);
        printTitle("zstd frame that announces %s".formatted(size(ANNOUNCED)), frame.length);
        System.out.printf(
                "  a decoder that believes it takes %s before the first byte%n", size(ANNOUNCED));
        print(
                "limit of " + limit,
                Decoding.keeping(in(frame), TIME, in -> Compression.ZSTD.decode(in, limits())));
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static void printTitle(String title, int bytes) {
        System.out.printf(Locale.ROOT, "%s: %,d bytes%n", title, bytes);
    }

    private static void print(String decoder, Decoding decoding) {
        System.out.printf(
                Locale.ROOT,
                "  %-24s %,11d %,15d %9s %,6d ms %10s%n    ended: %s%n",
                decoder,
                decoding.inputBytes(),
                decoding.outputBytes(),
                ratio(decoding),
                decoding.time().toMillis(),
                size(decoding.allocatedBytes()),
                decoding.end());
    }

    private static String ratio(Decoding decoding) {
        double ratio = (double) decoding.outputBytes() / Math.max(1, decoding.inputBytes());
        return String.format(Locale.ROOT, "%,.0f", ratio);
    }

    /// A growing array doubles, and while its content is copied there are two of them.
    private static void printKept(long bytes) {
        long capacity = Math.max(1, Long.highestOneBit(2 * bytes - 1));
        System.out.printf(
                "    kept in a growing array, it takes %s, and %s while it grows%n",
                size(capacity), size(capacity + capacity / 2));
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : bytes < 1 << 30
                        ? String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0)
                        : String.format(Locale.ROOT, "%.1f GiB", bytes / 1073741824.0);
    }

    /// What Linux says of this process; nothing elsewhere.
    private static Stream<String> peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Stream.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .map(peak ->
                        "This process never had more than %s of memory.".formatted(size(peak)));
    }
}
