package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import netcourse.common.DescriptorLimit;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.LearnersClass;
import netcourse.common.Listening;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.common.TcpServer;
import netcourse.lesson01.exercise.LoginCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Takes login structures and prints each as a hex dump, field by field.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Takes login structures and prints each as a hex dump, field by field.",
            "Bytes that break the agreement are refused in one line. Ctrl-C stops it."
        },
        footer = {
            "",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "Try it: structure-client in another terminal."
        })
public final class StructureServer implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(StructureServer.class);

    /// Each client is a person who tries something out.
    private static final int MOST_CLIENTS = 10_000;

    /// The longest time-out that a socket takes, in milliseconds, is an `int`.
    private static final Duration LONGEST = Duration.ofDays(1);

    @Spec private CommandSpec spec;
    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            defaultValue = "100",
            description = "The next one gets \"server full\" (default: ${DEFAULT-VALUE}).")
    private int maxClients;

    @Option(
            names = "--message-deadline",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "For a message, and for the silence before it (default: 10 s).")
    private Duration messageDeadline;

    @Option(names = "--mine", description = "Reads with your exercise 1.8.")
    private boolean mine;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new StructureServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireOptions();
        LoginService service = new LoginService(printer(), messageDeadline, LOG::info);
        int clients = DescriptorLimit.lower(maxClients, LOG::info);
        try (TcpServer server = start(new Endpoint(host.host(), port.port()), service, clients)) {
            LOG.info("structures: listening on {}", server.endpoint());
            try (ShutdownHook _ = ShutdownHook.runs(() -> stop(server, service))) {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private void requireOptions() {
        if (maxClients < 1 || maxClients > MOST_CLIENTS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "max clients must be 1..%d, was %d".formatted(MOST_CLIENTS, maxClients));
        }
        if (messageDeadline.toMillis() < 1 || messageDeadline.compareTo(LONGEST) > 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "message deadline must be 1 ms to 1 day, was " + messageDeadline);
        }
    }

    private LoginService.MessagePrinter printer() throws IOException, InterruptedException {
        if (!mine) {
            return LoginMessage::dump;
        }
        LoginCodec codec = LearnersClass.of(LoginCodec.class).get();
        LoginCodecPrinter.requireStarted(codec);
        return new LoginCodecPrinter(codec);
    }

    /// Serves in the background until it is closed.
    static TcpServer start(Endpoint at, LoginService service, int maxClients) throws IOException {
        return TcpServer.start(
                Listening.at(at).open(),
                service,
                TcpServer.Options.defaults()
                        .withMaxConnections(maxClients)
                        .withSurplus(
                                s -> s.getOutputStream().write("server full\n".getBytes(UTF_8))));
    }

    private static void stop(TcpServer server, LoginService service) {
        server.stop(Duration.ZERO);
        LOG.info("structures: stopped; {}", service.summary());
    }
}
