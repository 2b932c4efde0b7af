package netcourse.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import netcourse.lesson02.LoadClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What a client costs that is connected and says nothing: the server's resident memory before and
/// after. The kernel's own memory for a socket is in neither.
@Command(
        name = "SilentClients",
        mixinStandardHelpOptions = true,
        description = {
            "Memory of each server's process for one silent client. Linux only: it reads /proc.",
            "Each client needs a descriptor on either side: see ulimit -n."
        })
public final class SilentClients implements Callable<Integer> {
    /// The same for every server. Little heap is asked for at first, so that garbage is collected
    /// while the clients come, not counted.
    private static final List<String> JVM_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xms16m",
                    "-Xmx256m",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED");

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often (default: ${DEFAULT-VALUE}).")
    private int rounds;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new SilentClients(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (clients < 1 || rounds < 1) {
            throw new IllegalArgumentException(
                    "--clients and --rounds must be 1 or more, were " + clients + " and " + rounds);
        }
        System.out.printf(
                "%-9s %8s %10s %10s %10s%n",
                "server", "clients", "KB before", "KB after", "KB each");
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : Contender.values()) {
                measure(contender);
            }
        }
        return 0;
    }

    private void measure(Contender contender) throws IOException {
        try (Child server = contender.start(Core.ANY, JVM_FLAGS)) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            int port = Integer.parseInt(server.port());
            long before = server.settledKb();
            int descriptors = server.descriptors();
            try (LoadClients load = new LoadClients(new InetSocketAddress(loopback, port))) {
                connect(load);
                server.awaitDescriptors(descriptors + clients);
                long after = server.settledKb();
                System.out.printf(
                        "%-9s %8d %10d %10d %10.2f%n",
                        contender.label(),
                        clients,
                        before,
                        after,
                        (after - before) / (double) clients);
            }
        }
    }

    private void connect(LoadClients load) throws IOException {
        load.connect(clients, _ -> {});
        int connected = load.report().connectedClients();
        if (connected < clients) {
            throw new IOException(
                    "expected %d connected clients, were %d; %s"
                            .formatted(clients, connected, load.report().failures().orElse("")));
        }
    }
}
