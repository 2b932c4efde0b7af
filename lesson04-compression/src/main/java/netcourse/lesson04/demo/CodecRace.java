package netcourse.lesson04.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import netcourse.common.DurationConverter;
import netcourse.common.Program;
import netcourse.lesson04.demo.Race.Contestant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Races codecs over files.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Compares codecs and levels over files of yours: ratio, speeds, and a plot.",
            "Without files it takes text, JSON, class files and random bytes of its own."
        },
        footer = {
            "",
            "Each content is compressed and decompressed in memory for its share of the",
            "time, half of which is for warming up; the table has the medians, and from how",
            "many runs they come. MB are 10^6 bytes of content.",
            "",
            "  codec-race",
            "  codec-race --time 30 --plot my.svg book.txt photo.jpg",
            "  codec-race --codec zstd:1 --codec zstd:9 --codec lz4 server.log"
        })
public final class CodecRace implements Callable<Integer> {
    private static final int MAX_FILES = 20;
    private static final int MAX_CODECS = 12;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files, up to 20.")
    private List<Path> files = List.of();

    @Option(
            names = "--codec",
            paramLabel = "NAME[:LEVEL]",
            description = "A codec, such as zstd:3; up to 12 of them (default: eight usual ones).")
    private List<String> codecs = Contestant.DEFAULTS;

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            defaultValue = "15",
            converter = DurationConverter.class,
            description = "About how long the race takes (default: ${DEFAULT-VALUE}).")
    private Duration time;

    @Option(
            names = "--limit",
            paramLabel = "MIB",
            defaultValue = "8",
            description =
                    "How many MiB to take of a larger file, 1..64 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            defaultValue = "codec-race.svg",
            description = "Where to write the plot (default: ${DEFAULT-VALUE}).")
    private Path plot;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new CodecRace(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("number of files", files.size(), 0, MAX_FILES);
        Program.checkRange("number of codecs", codecs.size(), 1, MAX_CODECS);
        Program.checkRange("--limit", limit, 1, 64);
        List<Contestant> contestants = codecs.stream().map(Contestant::of).distinct().toList();
        checkPlot();
        Map<String, List<Race.Result>> results =
                files.isEmpty() ? raceSamples(contestants) : raceFiles(contestants);
        write(RacePlot.draw(results));
        System.out.printf("every result was decompressed and compared; plot: %s%n", plot);
        return 0;
    }

    /// Nothing but an older plot is written over; and a folder that is not there should not be
    /// found out after the race.
    private void checkPlot() throws IOException {
        if (Files.exists(plot)) {
            String start = new String(GivenFile.read(plot, 4).bytes());
            if (!start.equals("<svg")) {
                throw new IOException("--plot is there already, and is not a plot: " + plot);
            }
        } else if (!Files.isDirectory(plot.toAbsolutePath().getParent())) {
            throw new IOException("--plot is in a folder that is not there: " + plot);
        }
    }

    private void write(String svg) throws IOException {
        try {
            Files.writeString(plot, svg);
        } catch (IOException e) {
            throw new IOException("may not write the plot: " + e.getMessage(), e);
        }
    }

    private Map<String, List<Race.Result>> raceSamples(List<Contestant> contestants)
            throws IOException {
        Map<String, List<Race.Result>> results = new LinkedHashMap<>();
        Map<String, byte[]> samples = RaceSamples.all();
        for (var sample : samples.entrySet()) {
            List<Race.Result> of =
                    race(sample.getKey(), sample.getValue(), contestants, samples.size());
            results.put(sample.getKey(), of);
        }
        return results;
    }

    /// One file is in memory at a time.
    private Map<String, List<Race.Result>> raceFiles(List<Contestant> contestants)
            throws IOException {
        for (Path file : files) {
            if (GivenFile.read(file, 1).bytes().length == 0) {
                throw new IOException("file is empty: " + file);
            }
        }
        Map<String, List<Race.Result>> results = new LinkedHashMap<>();
        for (Path file : files) {
            GivenFile given = GivenFile.read(file, limit << 20);
            if (given.isCut()) {
                System.out.printf("%s is larger: its first %d MiB race (--limit)%n", file, limit);
            }
            results.put(
                    file.toString(),
                    race(file.toString(), given.bytes(), contestants, files.size()));
        }
        return results;
    }

    private List<Race.Result> race(
            String name, byte[] content, List<Contestant> contestants, int contents)
            throws IOException {
        Duration box = time.dividedBy(2L * contents * contestants.size());
        System.out.printf(Locale.ROOT, "%s, %,d bytes%n", name, content.length);
        System.out.printf(
                "  %-14s %11s %9s %14s %16s %11s%n",
                "", "bytes", "ratio", "compress MB/s", "decompress MB/s", "runs");
        List<Race.Result> results = new ArrayList<>();
        for (Contestant contestant : contestants) {
            Race.Result result = Race.run(contestant, content, box);
            results.add(result);
            print(result);
        }
        System.out.println();
        return results;
    }

    private static void print(Race.Result result) {
        System.out.printf(
                Locale.ROOT,
                "  %-14s %,11d %9.2f %14.1f %16.1f %11s%n",
                result.contestant().title(),
                result.compressedBytes(),
                result.ratio(),
                result.compressSpeed(),
                result.decompressSpeed(),
                result.compress().runs() + " / " + result.decompress().runs());
    }
}
