package netcourse.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import netcourse.gateway.LoadClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What a client costs that is connected and says nothing (to the framed servers: nothing after one
/// echo): the server's resident memory before and after. The kernel's own memory for a socket is in
/// neither.
@Command(
        name = "SilentClients",
        mixinStandardHelpOptions = true,
        description = {
            "Memory of each server's process for one silent client; of the framed servers' after one",
            "echo. Linux only: it reads /proc.",
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

    private static final int ECHO_BYTES = 64;
    private static final int PATIENCE_MILLIS = 5000;

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
                "%-22s %8s %10s %10s %10s%n",
                "server", "clients", "KB before", "KB after", "KB each");
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : Contender.values()) {
                measure(contender);
            }
            measure(FramedContender.NETTY);
            measure(FramedContender.FRAMED);
        }
        return 0;
    }

    private void measure(FramedContender contender) throws IOException {
        try (Child server = contender.startFor(clients, JVM_FLAGS);
                Selector selector = Selector.open()) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            var address = new InetSocketAddress(loopback, Integer.parseInt(server.port()));
            long before = server.settledKb();
            List<FramedLoadClient> connected = new ArrayList<>();
            try {
                for (int i = 0; i < clients; i++) {
                    connected.add(FramedLoadClient.connect(address, selector, ECHO_BYTES, 1));
                    awaitEcho(connected.getLast(), selector);
                }
                print(contender.label(), before, server.settledKb());
            } finally {
                for (FramedLoadClient client : connected) {
                    client.close();
                }
            }
        }
    }

    private static void awaitEcho(FramedLoadClient client, Selector selector) throws IOException {
        client.ask(1);
        while (client.answers() == 0) {
            if (selector.select(PATIENCE_MILLIS) == 0) {
                throw new IOException("no echo came within " + PATIENCE_MILLIS + " ms");
            }
            selector.selectedKeys().clear();
        }
    }

    private void print(String label, long before, long after) {
        System.out.printf(
                "%-22s %8d %10d %10d %10.2f%n",
                label, clients, before, after, (after - before) / (double) clients);
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
                print(contender.label(), before, after);
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
