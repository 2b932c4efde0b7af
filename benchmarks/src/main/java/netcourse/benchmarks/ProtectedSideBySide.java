package netcourse.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import netcourse.benchmarks.Rounds.Figures;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Servers inside the channel beside one inside TLS.
@Command(
        name = "ProtectedSideBySide",
        mixinStandardHelpOptions = true,
        description = {
            "Requests per second of servers that encrypt: each server in a process of its own on",
            "core 0, started once and warm, the load on core 1. Needs taskset for that. The ratios",
            "are to the SSLSocket server, in the same round."
        })
public final class ProtectedSideBySide implements Callable<Integer> {
    @Mixin private Rounds rounds;

    /// What the servers are asked: 4 clients.
    private enum Shape {
        /// Many in one record of TLS.
        SMALL(1024, 16),
        /// With its header, it fits one record of TLS.
        MEDIUM(15 * 1024, 4),
        /// Five records of TLS, two of the channel.
        LARGE(64 * 1024, 2);

        private final int bytes;
        private final int inFlight;

        Shape(int bytes, int inFlight) {
            this.bytes = bytes;
            this.inFlight = inFlight;
        }

        List<String> options() {
            return List.of("--clients=4", "--bytes=" + bytes, "--in-flight=" + inFlight);
        }
    }

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new ProtectedSideBySide(), args);
    }

    @Override
    public Integer call() throws IOException {
        int number = rounds.number();
        System.out.println(rounds.where());
        Map<ProtectedContender, Child> servers = new EnumMap<>(ProtectedContender.class);
        try (ProtectedKeys keys = new ProtectedKeys()) {
            for (ProtectedContender contender : ProtectedContender.values()) {
                servers.put(
                        contender, contender.start(rounds.serverCore(), Rounds.JVM_FLAGS, keys));
            }
            for (Shape shape : Shape.values()) {
                compare(shape, servers, keys, number);
            }
        } finally {
            for (Child server : servers.values()) {
                server.close();
            }
        }
        return 0;
    }

    private void compare(
            Shape shape, Map<ProtectedContender, Child> servers, ProtectedKeys keys, int number)
            throws IOException {
        System.out.printf(
                "%n4 clients, %d bytes, %d in flight%n%-6s %-16s %10s %6s %6s%n",
                shape.bytes, shape.inFlight, "round", "server", "/s", "ratio", "cpu");
        measure(shape, servers, keys, 0); // warm
        Ratios<ProtectedContender> ratios = new Ratios<>();
        for (int round = 1; round <= number; round++) {
            Map<ProtectedContender, Figures> figures = measure(shape, servers, keys, round);
            Figures tls = figures.get(ProtectedContender.TLS);
            for (var its : figures.entrySet()) {
                String ratio = ratios.add(its.getKey(), its.getValue(), tls);
                System.out.printf(
                        "%-6d %-16s %10.0f %s%n",
                        round, its.getKey().label(), its.getValue().rate(), ratio);
            }
        }
        for (ProtectedContender contender : servers.keySet()) {
            System.out.printf(
                    "%-6s %-16s %10s %s%n",
                    "median", contender.label(), "", ratios.medians(contender));
        }
    }

    private Map<ProtectedContender, Figures> measure(
            Shape shape, Map<ProtectedContender, Child> servers, ProtectedKeys keys, int round)
            throws IOException {
        Map<ProtectedContender, Figures> figures = new EnumMap<>(ProtectedContender.class);
        for (ProtectedContender contender : Rounds.order(ProtectedContender.values(), round)) {
            List<String> options = new ArrayList<>(shape.options());
            options.add(contender.loadOption(keys));
            figures.put(
                    contender,
                    rounds.measure(servers.get(contender), ProtectedLoad.class, options));
        }
        return figures;
    }
}
