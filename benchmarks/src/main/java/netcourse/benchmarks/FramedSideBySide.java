package netcourse.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import netcourse.benchmarks.Rounds.Figures;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Framed servers beside Netty's.
@Command(
        name = "FramedSideBySide",
        mixinStandardHelpOptions = true,
        description = {
            "Requests per second of each framed server, with several on their way: each server in a",
            "process of its own on core 0, started once and warm, the load on core 1. Needs taskset",
            "for that. The ratios are to Netty with a flush per read, in the same round: of the",
            "requests per second, and of the requests per CPU time of the server, which other work",
            "on the machine disturbs less."
        })
public final class FramedSideBySide implements Callable<Integer> {
    @Mixin private Rounds rounds;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            arity = "1..*",
            description = "${COMPLETION-CANDIDATES} (default: all).")
    private List<FramedShape> shapes = List.of(FramedShape.values());

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FramedSideBySide(), args);
    }

    @Override
    public Integer call() throws IOException {
        int number = rounds.number();
        System.out.println(rounds.where());
        Map<FramedContender, Child> servers = new EnumMap<>(FramedContender.class);
        try {
            for (FramedContender contender : FramedContender.values()) {
                servers.put(contender, contender.start(rounds.serverCore(), Rounds.JVM_FLAGS));
            }
            for (FramedShape shape : shapes) {
                compare(shape, servers, number);
            }
        } finally {
            for (Child server : servers.values()) {
                server.close();
            }
        }
        return 0;
    }

    private void compare(FramedShape shape, Map<FramedContender, Child> servers, int number)
            throws IOException {
        System.out.printf(
                "%n%s%n%-6s %-27s %10s %6s %6s %10s %10s%n",
                shape, "round", "server", "/s", "ratio", "cpu", "wait ms", "p99 ms");
        measure(shape, servers, 0); // warm
        Ratios<FramedContender> ratios = new Ratios<>();
        for (int round = 1; round <= number; round++) {
            Map<FramedContender, Figures> figures = measure(shape, servers, round);
            Figures netty = figures.get(FramedContender.NETTY);
            for (var its : figures.entrySet()) {
                String ratio = ratios.add(its.getKey(), its.getValue(), netty);
                print(Integer.toString(round), its.getKey(), its.getValue().rate(), ratio);
            }
        }
        for (FramedContender contender : servers.keySet()) {
            if (shape.isFor(contender)) {
                print("median", contender, Double.NaN, ratios.medians(contender));
            }
        }
    }

    private static void print(String round, FramedContender server, double rate, String ratio) {
        String perSecond = Double.isNaN(rate) ? "" : "%.0f".formatted(rate);
        System.out.printf("%-6s %-27s %10s %s%n", round, server.label(), perSecond, ratio);
    }

    private Map<FramedContender, Figures> measure(
            FramedShape shape, Map<FramedContender, Child> servers, int round) throws IOException {
        Map<FramedContender, Figures> figures = new EnumMap<>(FramedContender.class);
        for (FramedContender contender : Rounds.order(FramedContender.values(), round)) {
            if (shape.isFor(contender)) {
                figures.put(
                        contender,
                        rounds.measure(servers.get(contender), FramedLoad.class, shape.options()));
            }
        }
        return figures;
    }
}
