package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.common.TerminalBar;
import netcourse.gateway.LoadClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Connects thousands of clients to a server and holds them.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Connects clients to a server, such as gateway-server, and holds them until Ctrl-C.",
            "Each sends a line now and then, which shows that its connection is alive."
        },
        footer = {
            "",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "Each client needs a descriptor on either side: see ulimit -n."
        })
public final class ConnectClients implements Callable<Integer> {
    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--hold",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long to hold them (default: until Ctrl-C).")
    private Duration hold;

    @Option(
            names = "--ping",
            paramLabel = "DURATION",
            defaultValue = "20",
            converter = DurationConverter.class,
            description = "How often each client sends a line (default: 20 s).")
    private Duration ping;

    @Option(names = "--silent", description = "The clients send nothing.")
    private boolean silent;

    private String lastStatus = "";

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new ConnectClients(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--clients", clients, 1, Integer.MAX_VALUE);
        InetSocketAddress server = new Endpoint(host.host(), port.port()).resolve();
        CountDownLatch done = new CountDownLatch(1);
        try (LoadClients load = new LoadClients(server);
                ShutdownHook _ = ShutdownHook.runs(() -> stop(load, done))) {
            return run(load);
        } finally {
            done.countDown();
        }
    }

    private int run(LoadClients load) throws IOException {
        long start = System.nanoTime();
        connect(load);
        LoadClients.Report report = load.report();
        System.out.printf(
                "connected %d of %d clients in %.1f s%s%n",
                report.connectedClients(),
                clients,
                (System.nanoTime() - start) / 1e9,
                report.failures().map(text -> "; " + text).orElse(""));
        if (report.connectedClients() > 0) {
            Duration time = hold == null ? Duration.ofDays(365) : hold;
            load.hold(time, silent ? null : ping, () -> tell(report));
            tell(report);
            System.out.printf("closed %d clients%n", report.held());
        }
        return report.connectedClients() == clients ? 0 : Program.FAILED;
    }

    private void connect(LoadClients load) throws IOException {
        try (TerminalBar bar = TerminalBar.of("connecting", clients)) {
            load.connect(clients, bar::stepTo);
        }
    }

    private void tell(LoadClients.Report report) {
        String status =
                "holding %d clients".formatted(report.held())
                        + Stream.of(report.pings(), report.losses())
                                .flatMap(Optional::stream)
                                .map(text -> "; " + text)
                                .collect(Collectors.joining());
        if (!status.equals(lastStatus)) {
            lastStatus = status;
            System.out.println(status);
        }
    }

    private static void stop(LoadClients load, CountDownLatch done) {
        load.stop();
        try {
            done.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
