package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netcourse.common.DescriptorLimit;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.LearnersClass;
import netcourse.common.Listening;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.common.Todo;
import netcourse.gateway.Gateway;
import netcourse.lesson02.exercise.SelectorEcho;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The gateway: echoes lines to thousands of clients, in one of three modes.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Echoes what its clients send. A message is a line; a client that is idle, or",
            "slow with its message, or sends one too long, is told so and closed.",
            "Ctrl-C stops it."
        },
        footer = {
            "",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "Try it: nc 127.0.0.1 12580, or connect-clients in another terminal."
        })
public final class GatewayServer implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

    @Spec private CommandSpec spec;
    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--mode",
            defaultValue = "virtual",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Gateway.Mode mode;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            defaultValue = "5000",
            description =
                    "One more is refused with a reason (default: ${DEFAULT-VALUE}, or as many as the"
                            + " process may open).")
    private int maxClients;

    @Option(
            names = "--idle",
            paramLabel = "DURATION",
            defaultValue = "60",
            converter = DurationConverter.class,
            description =
                    "Closes a client that neither sends nor takes a byte for this long (default: 60 s).")
    private Duration idle;

    @Option(
            names = "--message-deadline",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "From a message's first byte to its line end (default: 10 s).")
    private Duration messageDeadline;

    @Option(
            names = "--max-message-bytes",
            paramLabel = "N",
            defaultValue = "65536",
            description = "The longest line, its end included (default: ${DEFAULT-VALUE}).")
    private int maxMessageBytes;

    @Option(names = "--quiet", description = "Prints no line for each accepted client.")
    private boolean quiet;

    @Option(
            names = "--mine",
            description =
                    "Runs your exercise 2.11 instead; of the options only --host and --port count.")
    private boolean mine;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new GatewayServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Listening listening =
                Listening.at(new Endpoint(host.host(), port.port()))
                        .withBacklog(Math.max(maxClients, 1));
        return mine ? runMine(listening) : run(listening);
    }

    private int run(Listening listening) throws IOException, InterruptedException {
        Gateway.Settings settings = settings();
        Gateway.Context context = Gateway.Context.of(settings, LOG::info, !quiet);
        Gateway gateway = Gateway.open(mode, listening, settings, context);
        try (ShutdownHook _ = ShutdownHook.runs(() -> stop(gateway))) {
            LOG.info(
                    "gateway: {} mode, listening on {}, at most {} clients",
                    mode.name().toLowerCase(Locale.ROOT),
                    gateway.endpoint(),
                    settings.maxClients());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private Gateway.Settings settings() throws IOException {
        try {
            Gateway.Settings asked =
                    new Gateway.Settings(maxClients, idle, messageDeadline, maxMessageBytes);
            return asked.withMaxClients(DescriptorLimit.lower(maxClients, LOG::info));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void stop(Gateway gateway) {
        String clients = gateway.log().group().gatewayThreads();
        gateway.close();
        LOG.info(clients);
        LOG.info("gateway: stopped; {}", gateway.log().summary());
    }

    private static int runMine(Listening listening) throws IOException {
        return serve(LearnersClass.of(SelectorEcho.class).get(), listening);
    }

    /// Runs an implementation of exercise 2.11 in the calling thread.
    static int serve(SelectorEcho echo, Listening listening) throws IOException {
        try (ServerSocketChannel listener = listening.openChannel()) {
            LOG.info(
                    "gateway: {}, listening on {}",
                    echo.getClass().getSimpleName(),
                    Endpoint.of((InetSocketAddress) listener.getLocalAddress()));
            Thread server = Thread.currentThread();
            CountDownLatch returned = new CountDownLatch(1);
            try (ShutdownHook _ = ShutdownHook.runs(() -> stop(server, returned))) {
                echo.serve(listener);
            } finally {
                returned.countDown();
            }
            return 0;
        } catch (Todo e) {
            throw LearnersClass.notStarted(SelectorEcho.class, e);
        }
    }

    private static void stop(Thread server, CountDownLatch returned) {
        server.interrupt();
        try {
            boolean ended = returned.await(2, TimeUnit.SECONDS);
            LOG.info(ended ? "gateway: stopped" : "gateway: serve() does not return");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
