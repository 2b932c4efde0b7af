package netcourse.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import netcourse.common.DurationConverter;
import picocli.CommandLine.Option;

/// How servers are compared: round after round, each server in a process of its own on one core,
/// the load on another. What else happens on the machine then meets them all, and a ratio within a
/// round says more than a rate.
final class Rounds {
    private static final Pattern RATE =
            Pattern.compile(
                    "(\\d+) messages per second, ([0-9.]+) us of CPU each"
                            + "(?:.* waited ([0-9.]+) ms, ([0-9.]+) ms)?");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// The same for every server. Netty 4.2 is faster with `sun.misc.Unsafe`, which JDK 24 and
    /// later warn of, and it has the virtual threads' scheduler idle beside it; neither changes the
    /// others.
    static final List<String> JVM_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-Djdk.virtualThreadScheduler.parallelism=1",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            defaultValue = "2",
            converter = DurationConverter.class,
            description = "Not counted (default: 2 s).")
    private Duration warmUp;

    @Option(
            names = "--time",
            paramLabel = "DURATION",
            defaultValue = "3",
            converter = DurationConverter.class,
            description = "Counted, for each server and size of message (default: 3 s).")
    private Duration time;

    private final boolean pinned = Core.pinnable();

    /// What a load counted.
    ///
    /// @param rate messages per second
    /// @param cpuRate messages per second of the server's CPU time
    /// @param waited how long a small client beside the others waited, in milliseconds: the median;
    ///   NaN if there was none
    /// @param waited99 the same at the 99th percentile
    record Figures(double rate, double cpuRate, double waited, double waited99) {}

    int number() {
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds must be 1 or more, was " + rounds);
        }
        return rounds;
    }

    /// For the first line of what is printed.
    String where() {
        return pinned
                ? "server on core 0, load on core 1"
                : "not pinned: needs taskset and two cores";
    }

    /// Each round, from 1, begins with another server.
    static <C> List<C> order(C[] contenders, int round) {
        List<C> order = new ArrayList<>(List.of(contenders));
        Collections.rotate(order, round - 1);
        return order;
    }

    Core serverCore() {
        return pinned ? Core.SERVER : Core.ANY;
    }

    /// Runs the load against the server and returns what it counted.
    Figures measure(Child server, Class<?> load, List<String> loadOptions) throws IOException {
        List<String> options = new ArrayList<>(loadOptions);
        options.addAll(List.of("--port=" + server.port(), "--server-pid=" + server.pid()));
        options.addAll(List.of("--warm-up=" + warmUp, "--time=" + time));
        Core core = pinned ? Core.LOAD : Core.ANY;
        try (Child running = Child.start(core, List.of(), load, options)) {
            MatchResult found = running.awaitLine(RATE, warmUp.plus(time).plus(PATIENCE));
            return new Figures(
                    number(found, 1), 1e6 / number(found, 2), number(found, 3), number(found, 4));
        }
    }

    private static double number(MatchResult found, int group) {
        return found.group(group) == null ? Double.NaN : Double.parseDouble(found.group(group));
    }
}
