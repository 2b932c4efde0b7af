package netcourse.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import netcourse.benchmarks.Rounds.Figures;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The gateway's modes beside Netty.
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
    private static final List<Integer> MESSAGE_BYTES = List.of(64, 1024);

    @Mixin private Rounds rounds;

    private final Map<Integer, Ratios<Contender>> ratios = new LinkedHashMap<>();

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new SideBySide(), args);
    }

    @Override
    public Integer call() throws IOException {
        int number = rounds.number();
        System.out.println(rounds.where());
        System.out.printf("%-6s %-9s", "round", "server");
        for (int bytes : MESSAGE_BYTES) {
            ratios.put(bytes, new Ratios<>());
            System.out.printf("%11s %6s %6s", bytes + " B: /s", "ratio", "cpu");
        }
        System.out.println();
        for (int round = 1; round <= number; round++) {
            tell(round, round(round));
        }
        for (Contender contender : Contender.values()) {
            System.out.printf("%-6s %-9s", "median", contender.label());
            for (int bytes : MESSAGE_BYTES) {
                System.out.printf("%11s %s", "", ratios.get(bytes).medians(contender));
            }
            System.out.println();
        }
        return 0;
    }

    private Map<Contender, Map<Integer, Figures>> round(int number) throws IOException {
        Map<Contender, Map<Integer, Figures>> figures = new EnumMap<>(Contender.class);
        for (Contender contender : Rounds.order(Contender.values(), number)) {
            Map<Integer, Figures> bySize = new LinkedHashMap<>();
            try (Child server = contender.start(rounds.serverCore(), Rounds.JVM_FLAGS)) {
                for (int bytes : MESSAGE_BYTES) {
                    bySize.put(
                            bytes,
                            rounds.measure(server, EchoLoad.class, List.of("--bytes=" + bytes)));
                }
            }
            figures.put(contender, bySize);
        }
        return figures;
    }

    private void tell(int round, Map<Contender, Map<Integer, Figures>> all) {
        Map<Integer, Figures> netty = all.get(Contender.NETTY);
        all.forEach((contender, bySize) -> {
            System.out.printf("%-6d %-9s", round, contender.label());
            bySize.forEach((bytes, figures) ->
                    System.out.printf(
                            "%11.0f %s",
                            figures.rate(),
                            ratios.get(bytes).add(contender, figures, netty.get(bytes))));
            System.out.println();
        });
    }
}
