package netcourse.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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

/// The gateway's modes beside Netty, round after round: what else happens on the machine then meets
/// them all, and a ratio within a round says more than a rate.
@Command(
        name = "SideBySide",
        mixinStandardHelpOptions = true,
        description = {
            "Messages per second of each server, each in a process of its own: the server on core",
            "0, the load on core 1. Needs taskset for that, and says so where it is missing.",
            "The ratios are to Netty in the same round: of the messages per second, and of the",
            "messages per CPU time of the server, which other work on the machine disturbs less."
        })
public final class SideBySide implements Callable<Integer> {
    private static final int[] MESSAGE_BYTES = {64, 1024};
    private static final Pattern RATE = Pattern.compile("(\\d+) messages per second, ([0-9.]+) us");

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

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5")
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
    private final Map<Contender, List<double[]>> ratios = new EnumMap<>(Contender.class);

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new SideBySide(), args);
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
        System.out.printf("%-6s %-9s%s%n", "round", "server", heading());
        for (int round = 1; round <= rounds; round++) {
            tell(round, round(round));
        }
        for (Contender contender : Contender.values()) {
            System.out.printf("%-6s %-9s", "median", contender.label());
            for (int size = 0; size < MESSAGE_BYTES.length; size++) {
                System.out.printf(
                        "%11s %6.2f %6.2f",
                        "", median(contender, 2 * size), median(contender, 2 * size + 1));
            }
            System.out.println();
        }
        return 0;
    }

    private static String heading() {
        StringBuilder heading = new StringBuilder();
        for (int bytes : MESSAGE_BYTES) {
            heading.append("%11s %6s %6s".formatted(bytes + " B: /s", "ratio", "cpu"));
        }
        return heading.toString();
    }

    /// Each round begins with another server.
    private Map<Contender, double[]> round(int number) throws IOException {
        List<Contender> order = new ArrayList<>(List.of(Contender.values()));
        Collections.rotate(order, number - 1);
        Map<Contender, double[]> rates = new EnumMap<>(Contender.class);
        for (Contender contender : order) {
            rates.put(contender, rates(contender));
        }
        return rates;
    }

    /// For each size of message: the rate, and the rate per second of CPU time.
    private double[] rates(Contender contender) throws IOException {
        double[] rates = new double[2 * MESSAGE_BYTES.length];
        try (Child server = contender.start(pinned ? Core.SERVER : Core.ANY, JVM_FLAGS)) {
            String port = server.port();
            for (int size = 0; size < MESSAGE_BYTES.length; size++) {
                MatchResult figures = load(server.pid(), port, MESSAGE_BYTES[size]);
                rates[2 * size] = Double.parseDouble(figures.group(1));
                rates[2 * size + 1] = 1e6 / Double.parseDouble(figures.group(2));
            }
        }
        return rates;
    }

    private MatchResult load(long pid, String port, int bytes) throws IOException {
        List<String> options =
                List.of(
                        "--port=" + port,
                        "--server-pid=" + pid,
                        "--bytes=" + bytes,
                        "--warm-up=" + warmUp,
                        "--time=" + time);
        Core core = pinned ? Core.LOAD : Core.ANY;
        try (Child load = Child.start(core, List.of(), EchoLoad.class, options)) {
            Duration patience = warmUp.plus(time).plusSeconds(30);
            return load.awaitLine(RATE, patience);
        }
    }

    private void tell(int round, Map<Contender, double[]> rates) {
        double[] netty = rates.get(Contender.NETTY);
        rates.forEach((contender, rate) -> {
            double[] ratio = new double[rate.length];
            System.out.printf("%-6d %-9s", round, contender.label());
            for (int size = 0; size < rate.length; size++) {
                ratio[size] = rate[size] / netty[size];
                System.out.printf("%11.0f %6.2f", rate[size], ratio[size]);
            }
            System.out.println();
            ratios.computeIfAbsent(contender, _ -> new ArrayList<>()).add(ratio);
        });
    }

    private double median(Contender contender, int column) {
        double[] sorted = ratios.get(contender).stream().mapToDouble(r -> r[column]).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
