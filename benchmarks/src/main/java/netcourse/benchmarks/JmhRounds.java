package netcourse.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Benchmarks in rounds of one after the other: what else the machine does falls on all of them. Of
/// each round the least time counts, as Python's `timeit` has it.
final class JmhRounds {
    // The last two are for JMH's and zstd-jni's sake.
    private static final String[] JVM_FLAGS = {
        "-Xms512m",
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED"
    };

    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
    private final Map<String, List<Double>> allocated = new LinkedHashMap<>();

    /// Another round of these benchmarks. Each has the name of its method, and its parameters after
    /// that: `compressOurs GZIP 1024`.
    ///
    /// @param include a regular expression for their classes
    void run(String include) throws IOException {
        run(include, Map.of());
    }

    /// The same with other values of their parameters.
    void run(String include, Map<String, List<String>> parameters) throws IOException {
        var builder =
                new OptionsBuilder()
                        .include(include)
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .shouldFailOnError(true)
                        .forks(1)
                        .jvmArgs(JVM_FLAGS)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(400))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(200))
                        .addProfiler("gc")
                        .verbosity(VerboseMode.SILENT);
        parameters.forEach((name, values) -> builder.param(name, values.toArray(String[]::new)));
        try {
            new Runner(builder.build()).run().forEach(this::record);
        } catch (RunnerException e) {
            throw new IOException("a benchmark failed: " + e.getMessage(), e);
        }
    }

    private void record(RunResult result) {
        var parameters = result.getParams();
        String name =
                parameters.getParamsKeys().stream()
                        .map(key -> " " + parameters.getParam(key))
                        .collect(Collectors.joining("", result.getPrimaryResult().getLabel(), ""));
        add(
                name,
                result.getAggregatedResult().getIterationResults().stream()
                        .flatMap(iteration -> iteration.getRawPrimaryResults().stream())
                        .mapToDouble(raw -> raw.getScore())
                        .min()
                        .orElseThrow());
        var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        if (bytes != null) {
            allocated.computeIfAbsent(name, _ -> new ArrayList<>()).add(bytes.getScore());
        }
    }

    /// What was measured otherwise, in this round.
    void add(String name, double score) {
        nanos.computeIfAbsent(name, _ -> new ArrayList<>()).add(score);
    }

    boolean has(String name) {
        return nanos.containsKey(name);
    }

    /// The median of all rounds, in nanoseconds.
    double median(String name) {
        return Ratios.median(nanos.get(name));
    }

    /// What a call allocates, in bytes: the median of all rounds.
    OptionalDouble allocated(String name) {
        List<Double> bytes = allocated.get(name);
        return bytes == null ? OptionalDouble.empty() : OptionalDouble.of(Ratios.median(bytes));
    }

    /// The median of the ratios of each round.
    double ratio(String mine, String theirs) {
        return Ratios.median(
                IntStream.range(0, nanos.get(mine).size())
                        .mapToObj(
                                round -> nanos.get(mine).get(round) / nanos.get(theirs).get(round))
                        .toList());
    }
}
