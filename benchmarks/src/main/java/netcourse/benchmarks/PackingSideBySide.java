package netcourse.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import netcourse.common.Program;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The header packed and unpacked by lesson 3's Struct and StructCodec, by their peers and by
/// CPython, in rounds of one after the other: what else the machine does falls on all of them.
@Command(
        name = "PackingSideBySide",
        mixinStandardHelpOptions = true,
        description = "Times the packing of a 16-byte header, and prints medians.")
public final class PackingSideBySide implements Callable<Integer> {
    private static final String SETUP =
            "import struct; s=struct.Struct('!2sBBHHII'); v=(b'NC',1,0,700,0,123456789,5000);"
                    + " b=s.pack(*v); m,f,g,p,e,q,l=v";

    // The last is for JMH's sake.
    private static final String[] JVM_FLAGS = {
        "-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"
    };

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description =
                    "The median of all rounds counts, of each round the least time (default:"
                            + " ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--python", defaultValue = "python3", description = "CPython's command.")
    private String python;

    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
    private final Map<String, Double> allocated = new LinkedHashMap<>();

    public static void main(String[] args) {
        Program.main(new PackingSideBySide(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            add("packCpython", python("s.pack(m,f,g,p,e,q,l)"));
            add("unpackCpython", python("s.unpack(b)"));
            jmh();
        }
        print("boxed", "Struct", "Cpython", "Thshsh", "Jbbp");
        print("record", "Codec", "ByHand", "Javolution", "Kaitai");
        return 0;
    }

    private void jmh() throws IOException {
        var options =
                new OptionsBuilder()
                        .include("PackBoxed|PackRecord")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .jvmArgs(JVM_FLAGS)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(400))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(200))
                        .addProfiler("gc")
                        .verbosity(VerboseMode.SILENT)
                        .build();
        try {
            new Runner(options).run().forEach(this::record);
        } catch (RunnerException e) {
            throw new IOException("a benchmark failed: " + e.getMessage(), e);
        }
    }

    private void record(RunResult result) {
        String name = result.getPrimaryResult().getLabel();
        add(
                name,
                result.getAggregatedResult().getIterationResults().stream()
                        .flatMap(iteration -> iteration.getRawPrimaryResults().stream())
                        .mapToDouble(Result::getScore)
                        .min()
                        .orElseThrow());
        var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        allocated.put(name, bytes == null ? Double.NaN : bytes.getScore());
    }

    private void add(String name, double score) {
        nanos.computeIfAbsent(name, _ -> new ArrayList<>()).add(score);
    }

    /// The best of five, as `timeit` has it.
    private double python(String statement) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        python, "-m", "timeit", "-u", "nsec", "-s", SETUP,
                                        statement))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(python + " failed: " + said);
        }
        return Double.parseDouble(said.replaceAll("(?s).*best of 5: ([0-9.]+) nsec.*", "$1"));
    }

    private void print(String kind, String ours, String... others) {
        System.out.printf("%n%-8s%-14s%10s%10s%10s%n", kind, "", "ns", "B", "ours is");
        for (String way : List.of("pack", "unpack")) {
            List<Double> mine = nanos.get(way + ours);
            line(way, ours, "");
            for (String other : others) {
                if (nanos.containsKey(way + other)) {
                    line(way, other, "%.2f".formatted(ratio(mine, nanos.get(way + other))));
                }
            }
        }
    }

    /// The median of the ratios of each round.
    private static double ratio(List<Double> mine, List<Double> theirs) {
        return Ratios.median(
                IntStream.range(0, mine.size())
                        .mapToObj(round -> mine.get(round) / theirs.get(round))
                        .toList());
    }

    private void line(String way, String who, String ratio) {
        Double bytes = allocated.get(way + who);
        System.out.printf(
                "%-8s%-14s%10.1f%10s%10s%n",
                way,
                who,
                Ratios.median(nanos.get(way + who)),
                bytes == null ? "" : "%.0f".formatted(bytes),
                ratio);
    }
}
