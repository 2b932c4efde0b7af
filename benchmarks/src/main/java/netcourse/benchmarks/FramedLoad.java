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

/// Asks a framed server as fast as it answers: one thread, many clients, each with several requests
/// on their way. For each answer that comes, a request goes out, those of a read together.
@Command(
        name = "FramedLoad",
        mixinStandardHelpOptions = true,
        description = "Counts the requests that a framed server answers in a second.")
public final class FramedLoad implements Callable<Integer> {
    /// An answer that takes longer than this is no figure but a failure.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "16",
            description = "Connections (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "32",
            description = "Requests on their way, on each (default: ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "64",
            description = "A message with its header (default: ${DEFAULT-VALUE}).")
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
        Program.main(new FramedLoad(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (clients < 1 || inFlight < 1) {
            throw new IllegalArgumentException(
                    "--clients and --in-flight must be 1 or more, were "
                            + clients
                            + " and "
                            + inFlight);
        }
        InetSocketAddress server = new Endpoint(host.host(), port.port()).resolve();
        List<FramedLoadClient> linked = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                linked.add(FramedLoadClient.link(server, selector, bytes, inFlight));
            }
            for (FramedLoadClient client : linked) {
                client.ask(inFlight);
            }
            measure(selector);
            for (FramedLoadClient client : linked) {
                client.leave();
            }
        } finally {
            for (FramedLoadClient client : linked) {
                client.close();
            }
        }
        return 0;
    }

    private void measure(Selector selector) throws IOException {
        exchange(selector, warmUp);
        Duration cpuBefore = serverCpu();
        long start = System.nanoTime();
        long messages = exchange(selector, time);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMicros = serverCpu().minus(cpuBefore).toNanos() / 1e3 / messages;
        System.out.printf(
                "%d clients, %d in flight, %d bytes: %.0f messages per second%s%n",
                clients,
                inFlight,
                bytes,
                messages / seconds,
                serverPid == null ? "" : ", %.2f us of CPU each".formatted(cpuMicros));
    }

    private Duration serverCpu() {
        return Optional.ofNullable(serverPid)
                .flatMap(ProcessHandle::of)
                .flatMap(server -> server.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// Returns how many answers came; as many requests are on their way as before.
    private static long exchange(Selector selector, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        long messages = 0;
        while (System.nanoTime() - end < 0) {
            if (selector.select(PATIENCE.toMillis()) == 0) {
                throw new IOException(
                        "expected an answer within " + PATIENCE.toSeconds() + " s, none came");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                FramedLoadClient client = (FramedLoadClient) key.attachment();
                int answers = client.answers();
                messages += answers;
                client.ask(answers);
            }
            selector.selectedKeys().clear();
        }
        return messages;
    }
}
