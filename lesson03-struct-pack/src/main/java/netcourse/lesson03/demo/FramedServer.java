package netcourse.lesson03.demo;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import netcourse.common.DescriptorLimit;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.PcapOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.lesson03.MessageServer;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.PeerSettings;
import netcourse.lesson03.ProgramParts;
import netcourse.lesson03.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(FramedServer.class);

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private PcapOption pcap;
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

    @Option(
            names = "--write-deadline",
            paramLabel = "DURATION",
            defaultValue = "30",
            converter = DurationConverter.class,
            description = "A client that reads nothing for this long is dropped (default: 30 s).")
    private Duration writeDeadline;

    @Option(names = "--quiet", description = "Prints no line for each client.")
    private boolean quiet;

    @Option(names = "--mine", description = "Runs your exercises 3.5, 3.7 and 3.8 in the server.")
    private boolean mine;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new FramedServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Closeable _ = pcap.ofServer()) {
            return serve();
        }
    }

    private int serve() throws IOException, InterruptedException {
        ProgramParts parts = mine ? ProgramParts.mine() : ProgramParts.own();
        if (mine && !isStarted(parts)) {
            throw new IOException(
                    "exercises 3.5, 3.7 and 3.8 are not started: write MyFrameSplitter, MyDispatcher"
                            + " or MyHeartbeatTimer, then try again");
        }
        NastyNetwork network = nasty.network();
        Listening listening = Listening.at(new Endpoint(host.host(), port.port()));
        int clients = DescriptorLimit.lower(maxClients, LOG::info);
        MessageServer server =
                MessageServer.open(
                        listening,
                        settings(parts, clients),
                        network,
                        LOG::info,
                        quiet ? _ -> {} : LOG::info);
        try (ShutdownHook _ = ShutdownHook.runs(() -> stop(server))) {
            LOG.info(
                    "server: listening on {}, at most {} clients{}{}",
                    server.endpoint(),
                    clients,
                    network,
                    mine ? tell(parts) : "");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static boolean isStarted(ProgramParts parts) {
        return parts.splitter().isPresent()
                || parts.dispatcher().isPresent()
                || parts.timer().isPresent();
    }

    private ServerSettings settings(ProgramParts parts, int clients) {
        PeerSettings peer = PeerSettings.defaults();
        return ServerSettings.defaults()
                .withMaxClients(clients)
                .withPeer(
                        peer.withHeartbeat(heartbeat)
                                .withWriteDeadline(writeDeadline)
                                .withLimits(
                                        peer.limits()
                                                .withMaxBodyBytes(maxBodyBytes)
                                                .withMessageDeadline(messageDeadline)))
                .withParts(parts);
    }

    private static String tell(ProgramParts parts) {
        return ", splitter: %s, dispatcher: %s, heartbeat timer: %s"
                .formatted(
                        name(parts.splitter(), "3.5"),
                        name(parts.dispatcher(), "3.7"),
                        name(parts.timer(), "3.8"));
    }

    private static String name(Optional<? extends Supplier<?>> part, String exercise) {
        return part.map(mine -> mine.get().getClass().getSimpleName())
                .orElse("the server's (" + exercise + " is not started)");
    }

    private static void stop(MessageServer server) {
        server.close();
        LOG.info("server: stopped");
    }
}
