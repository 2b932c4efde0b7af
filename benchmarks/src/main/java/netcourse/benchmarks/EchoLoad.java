package netcourse.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Asks an echo server as fast as it answers: one thread, many clients, each with one message on
/// its way.
@Command(
        name = "EchoLoad",
        mixinStandardHelpOptions = true,
        description = "Counts the messages that an echo server returns in a second.")
public final class EchoLoad implements Callable<Integer> {
    /// An echo that takes longer than this is no figure but a failure.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "64")
    private int clients;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "64",
            description = "A message with its line end (default: ${DEFAULT-VALUE}).")
    private int bytes;

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
            description = "Counted (default: 3 s).")
    private Duration time;

    @Option(
            names = "--server-pid",
            paramLabel = "PID",
            description = "Tells the CPU time of that process, too.")
    private Long serverPid;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new EchoLoad(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (clients < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "--clients and --bytes must be 1 or more, were " + clients + " and " + bytes);
        }
        InetSocketAddress server = new Endpoint(host.host(), port.port()).resolve();
        List<EchoLoadClient> linked = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                linked.add(EchoLoadClient.link(server, selector, bytes, i));
            }
            for (EchoLoadClient client : linked) {
                client.ask();
            }
            echo(selector, warmUp);
            Duration cpuBefore = serverCpu();
            long start = System.nanoTime();
            long messages = echo(selector, time);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuMicros = serverCpu().minus(cpuBefore).toNanos() / 1e3 / messages;
            awaitLast(selector);
            System.out.printf(
                    "%d clients, %d bytes: %.0f messages per second%s%n",
                    clients,
                    bytes,
                    messages / seconds,
                    serverPid == null ? "" : ", %.2f us of CPU each".formatted(cpuMicros));
        } finally {
            for (EchoLoadClient client : linked) {
                client.close();
            }
        }
        return 0;
    }

    private Duration serverCpu() {
        return Optional.ofNullable(serverPid)
                .flatMap(ProcessHandle::of)
                .flatMap(server -> server.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// Returns how many messages came back; each client then has one on its way.
    private static long echo(Selector selector, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        long messages = 0;
        while (System.nanoTime() - end < 0) {
            select(selector);
            for (SelectionKey key : selector.selectedKeys()) {
                EchoLoadClient client = (EchoLoadClient) key.attachment();
                if (client.isAnswered()) {
                    messages++;
                    client.ask();
                }
            }
            selector.selectedKeys().clear();
        }
        return messages;
    }

    /// Closing a client whose echo is unread would reset its connection.
    private void awaitLast(Selector selector) throws IOException {
        int answered = 0;
        while (answered < clients) {
            select(selector);
            for (SelectionKey key : selector.selectedKeys()) {
                answered += ((EchoLoadClient) key.attachment()).isAnswered() ? 1 : 0;
            }
            selector.selectedKeys().clear();
        }
    }

    private static void select(Selector selector) throws IOException {
        if (selector.select(PATIENCE.toMillis()) == 0) {
            throw new IOException(
                    "expected an echo within " + PATIENCE.toSeconds() + " s, none came");
        }
    }
}
