package netcourse.lesson03.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.PortOption;
import netcourse.common.Preload;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.lesson03.MessageServer;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.PeerSettings;
import netcourse.lesson03.ServerParts;
import netcourse.lesson03.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Answers requests in the course's messages.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Answers requests in the course's messages: 16 bytes of header, then the body.",
            "Protocol numbers: 1 heartbeat, 2 echo, 3 time, 4 add, 5 chat to all, 6 wait.",
            "Any other is answered with an error number. Ctrl-C stops it."
        },
        footer = {
            "",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "Try it: framed-client in another terminal."
        })
public final class FramedServer implements Callable<Integer> {
    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private NastyOptions nasty;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            defaultValue = "1000",
            description = "One more is refused with a reason (default: ${DEFAULT-VALUE}).")
    private int maxClients;

    @Option(
            names = "--max-body-bytes",
            paramLabel = "N",
            defaultValue = "65536",
            description = "The longest body of a message (default: ${DEFAULT-VALUE}).")
    private int maxBodyBytes;

    @Option(
            names = "--message-deadline",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "From a message's first byte to its last (default: 10 s).")
    private Duration messageDeadline;

    @Option(
            names = "--heartbeat",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "A client that is silent for three of them is dropped (default: 10 s).")
    private Duration heartbeat;

    @Option(names = "--quiet", description = "Prints no line for each client.")
    private boolean quiet;

    @Option(names = "--mine", description = "Runs your exercises 3.4 and 3.7 in the server.")
    private boolean mine;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FramedServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServerParts parts = mine ? ServerParts.mine() : ServerParts.own();
        if (mine && parts.splitter().isEmpty() && parts.dispatcher().isEmpty()) {
            throw new IOException(
                    "exercises 3.4 and 3.7 are not started: write MyFrameSplitter or MyDispatcher,"
                            + " then try again");
        }
        NastyNetwork network = nasty.network();
        Preload.classesBeside(FramedServer.class);
        Listening listening = Listening.at(new Endpoint(host.host(), port.port()));
        Consumer<String> log = System.out::println;
        MessageServer server =
                MessageServer.open(listening, settings(parts), network, log, quiet ? _ -> {} : log);
        try (ShutdownHook _ = ShutdownHook.runs(() -> stop(server))) {
            System.out.printf(
                    "server: listening on %s, at most %d clients%s%s%n",
                    server.endpoint(), maxClients, network, mine ? tell(parts) : "");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private ServerSettings settings(ServerParts parts) {
        PeerSettings peer = PeerSettings.defaults();
        return ServerSettings.defaults()
                .withMaxClients(maxClients)
                .withPeer(
                        peer.withHeartbeat(heartbeat)
                                .withLimits(
                                        peer.limits()
                                                .withMaxBodyBytes(maxBodyBytes)
                                                .withMessageDeadline(messageDeadline)))
                .withParts(parts);
    }

    private static String tell(ServerParts parts) {
        return ", splitter: %s, dispatcher: %s"
                .formatted(
                        parts.splitter()
                                .map(s -> name(s.get()))
                                .orElse("the server's (3.4 is not started)"),
                        parts.dispatcher()
                                .map(d -> name(d.get()))
                                .orElse("the server's (3.7 is not started)"));
    }

    private static String name(Object part) {
        return part.getClass().getSimpleName();
    }

    private static void stop(MessageServer server) {
        server.close();
        System.out.println("server: stopped");
    }
}
