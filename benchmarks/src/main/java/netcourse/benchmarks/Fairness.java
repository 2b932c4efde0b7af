package netcourse.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.benchmarks.Rounds.Figures;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// How long a small client of the gateway waits beside clients that never pause.
@Command(
        name = "Fairness",
        mixinStandardHelpOptions = true,
        description = {
            "How long a client with one message of 64 B at a time waits for its echo, beside four",
            "clients with 16 messages of 64 KiB each on their way. Each server is a process of its",
            "own on core 0, with one carrier thread; the load is on core 1."
        })
public final class Fairness implements Callable<Integer> {
    private static final List<String> LOAD =
            List.of("--clients=4", "--bytes=65536", "--in-flight=16", "--small-beside");

    @Mixin private Rounds rounds;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new Fairness(), args);
    }

    @Override
    public Integer call() throws IOException {
        int number = rounds.number();
        System.out.println(rounds.where());
        System.out.printf(
                "%-6s %-9s %10s %10s %12s%n",
                "round", "server", "median ms", "p99 ms", "64 KiB: /s");
        for (int round = 1; round <= number; round++) {
            for (Contender contender : Rounds.order(Contender.values(), round)) {
                measure(round, contender);
            }
        }
        return 0;
    }

    private void measure(int round, Contender contender) throws IOException {
        try (Child server = contender.start(rounds.serverCore(), Rounds.JVM_FLAGS)) {
            Figures figures = rounds.measure(server, EchoLoad.class, LOAD);
            System.out.printf(
                    "%-6d %-9s %10.2f %10.2f %12.0f%n",
                    round, contender.label(), figures.waited(), figures.waited99(), figures.rate());
        }
    }
}
