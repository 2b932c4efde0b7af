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
            "64 clients with one message of 64 B or 1 KiB on its way, and 4 with 4 of 64 KiB.",
            "The ratios are to Netty in the same round: of the messages per second, and of the",
            "messages per CPU time of the server, which other work on the machine disturbs less."
        })
public final class SideBySide implements Callable<Integer> {
    private static final List<Shape> SHAPES =
            List.of(
                    new Shape("64 B", 64, 64, 1),
                    new Shape("1 KiB", 64, 1024, 1),
                    new Shape("64 KiB", 4, 64 * 1024, 4));

    /// What the clients of a load do.
    private record Shape(String name, int clients, int bytes, int inFlight) {
        List<String> options() {
            return List.of("--clients=" + clients, "--bytes=" + bytes, "--in-flight=" + inFlight);
        }
    }

    @Mixin private Rounds rounds;

    private final Map<Shape, Ratios<Contender>> ratios = new LinkedHashMap<>();

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new SideBySide(), args);
    }

    @Override
    public Integer call() throws IOException {
        int number = rounds.number();
        System.out.println(rounds.where());
        System.out.printf("%-6s %-9s", "round", "server");
        for (Shape shape : SHAPES) {
            ratios.put(shape, new Ratios<>());
            System.out.printf("%11s %6s %6s", shape.name + ": /s", "ratio", "cpu");
        }
        System.out.println();
        for (int round = 1; round <= number; round++) {
            tell(round, round(round));
        }
        for (Contender contender : Contender.values()) {
            System.out.printf("%-6s %-9s", "median", contender.label());
            for (Shape shape : SHAPES) {
                System.out.printf("%11s %s", "", ratios.get(shape).medians(contender));
            }
            System.out.println();
        }
        return 0;
    }

    private Map<Contender, Map<Shape, Figures>> round(int number) throws IOException {
        Map<Contender, Map<Shape, Figures>> figures = new EnumMap<>(Contender.class);
        for (Contender contender : Rounds.order(Contender.values(), number)) {
            Map<Shape, Figures> byShape = new LinkedHashMap<>();
            try (Child server = contender.start(rounds.serverCore(), Rounds.JVM_FLAGS)) {
                for (Shape shape : SHAPES) {
                    byShape.put(shape, rounds.measure(server, EchoLoad.class, shape.options()));
                }
            }
            figures.put(contender, byShape);
        }
        return figures;
    }

    private void tell(int round, Map<Contender, Map<Shape, Figures>> all) {
        Map<Shape, Figures> netty = all.get(Contender.NETTY);
        all.forEach((contender, byShape) -> {
            System.out.printf("%-6d %-9s", round, contender.label());
            byShape.forEach((shape, figures) ->
                    System.out.printf(
                            "%11.0f %s",
                            figures.rate(),
                            ratios.get(shape).add(contender, figures, netty.get(shape))));
            System.out.println();
        });
    }
}
