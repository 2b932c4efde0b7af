package netcourse.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import netcourse.benchmarks.Rounds.Figures;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Framed servers beside Netty's.
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
    @Mixin private Rounds rounds;
    @Mixin private FramedLoadSize size;

    private final Ratios<FramedContender> ratios = new Ratios<>();

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FramedSideBySide(), args);
    }

    @Override
    public Integer call() throws IOException {
        size.check();
        int number = rounds.number();
        System.out.println(rounds.where());
        System.out.printf("%-6s %-27s %10s %6s %6s%n", "round", "server", "/s", "ratio", "cpu");
        for (int round = 1; round <= number; round++) {
            tell(round, round(round));
        }
        for (FramedContender contender : FramedContender.values()) {
            System.out.printf(
                    "%-6s %-27s %10s %s%n",
                    "median", contender.label(), "", ratios.medians(contender));
        }
        return 0;
    }

    private Map<FramedContender, Figures> round(int number) throws IOException {
        Map<FramedContender, Figures> figures = new EnumMap<>(FramedContender.class);
        for (FramedContender contender : Rounds.order(FramedContender.values(), number)) {
            try (Child server = contender.start(rounds.serverCore(), Rounds.JVM_FLAGS)) {
                figures.put(contender, rounds.measure(server, FramedLoad.class, size.options()));
            }
        }
        return figures;
    }

    private void tell(int round, Map<FramedContender, Figures> all) {
        Figures netty = all.get(FramedContender.NETTY);
        all.forEach((contender, figures) ->
                System.out.printf(
                        "%-6d %-27s %10.0f %s%n",
                        round,
                        contender.label(),
                        figures.rate(),
                        ratios.add(contender, figures, netty)));
    }
}
