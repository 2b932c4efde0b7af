package netcourse.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import netcourse.common.DurationConverter;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Framed servers beside Netty's, round after round: what else happens on the machine then meets
/// them all, and a ratio within a round says more than a rate.
@Command(
        name = "FramedSideBySide",
        mixinStandardHelpOptions = true,
        description = {
            "Requests per second of each framed server, with several on their way: each server in a",
            "process of its own on core 0, the load on core 1. Needs taskset for that. The ratios are",
            "to Netty with a flush per read, in the same round: of the requests per second, and of",
            "the requests per CPU time of the server, which other work on the machine disturbs less."
        })
public final class FramedSideBySide implements Callable<Integer> {
    private static final Pattern RATE = Pattern.compile("(\\d+) messages per second, ([0-9.]+) us");

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5")
    private int rounds;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "64",
            description = "A message with its header (default: ${DEFAULT-VALUE}).")
    private int bytes;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "16",
            description = "Connections (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "32",
            description = "Requests on their way, on each (default: ${DEFAULT-VALUE}).")
    private int inFlight;

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
            defaultValue = "2",
            converter = DurationConverter.class,
            description = "Counted, for each server (default: 2 s).")
    private Duration time;

    private final boolean pinned = Core.pinnable();
    private final Map<FramedContender, List<Double>> rateRatios =
            new EnumMap<>(FramedContender.class);
    private final Map<FramedContender, List<Double>> cpuRatios =
            new EnumMap<>(FramedContender.class);

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FramedSideBySide(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds must be 1 or more, was " + rounds);
        }
        System.out.println(
                pinned
                        ? "server on core 0, load on core 1"
                        : "not pinned: needs taskset and two cores");
        System.out.printf("%-6s %-27s %10s %6s %6s%n", "round", "server", "/s", "ratio", "cpu");
        for (int round = 1; round <= rounds; round++) {
            tell(round, round(round));
        }
        for (FramedContender contender : FramedContender.values()) {
            System.out.printf(
                    "%-6s %-27s %10s %6.2f %6.2f%n",
                    "median",
                    contender.label(),
                    "",
                    median(rateRatios.get(contender)),
                    median(cpuRatios.get(contender)));
        }
        return 0;
    }

    /// A rate, and the rate per second of CPU time.
    private record Figures(double rate, double cpuRate) {}

    /// Each round begins with another server.
    private Map<FramedContender, Figures> round(int number) throws IOException {
        List<FramedContender> order = new ArrayList<>(List.of(FramedContender.values()));
        Collections.rotate(order, number - 1);
        Map<FramedContender, Figures> figures = new EnumMap<>(FramedContender.class);
        for (FramedContender contender : order) {
            try (Child server =
                    contender.start(
                            pinned ? Core.SERVER : Core.ANY, SideBySide.JVM_FLAGS)) {
                figures.put(contender, load(server.pid(), server.port()));
            }
        }
        return figures;
    }

    private Figures load(long pid, String port) throws IOException {
        List<String> options =
                List.of(
                        "--port=" + port,
                        "--server-pid=" + pid,
                        "--bytes=" + bytes,
                        "--clients=" + clients,
                        "--in-flight=" + inFlight,
                        "--warm-up=" + warmUp,
                        "--time=" + time);
        Core core = pinned ? Core.LOAD : Core.ANY;
        try (Child load = Child.start(core, List.of(), FramedLoad.class, options)) {
            MatchResult found = load.awaitLine(RATE, warmUp.plus(time).plusSeconds(30));
            return new Figures(
                    Double.parseDouble(found.group(1)), 1e6 / Double.parseDouble(found.group(2)));
        }
    }

    private void tell(int round, Map<FramedContender, Figures> all) {
        Figures netty = all.get(FramedContender.NETTY);
        all.forEach((contender, figures) -> {
            double ratio = figures.rate() / netty.rate();
            double cpuRatio = figures.cpuRate() / netty.cpuRate();
            System.out.printf(
                    "%-6d %-27s %10.0f %6.2f %6.2f%n",
                    round, contender.label(), figures.rate(), ratio, cpuRatio);
            rateRatios.computeIfAbsent(contender, _ -> new ArrayList<>()).add(ratio);
            cpuRatios.computeIfAbsent(contender, _ -> new ArrayList<>()).add(cpuRatio);
        });
    }

    private static double median(List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
