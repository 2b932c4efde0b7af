package netcourse.lesson04.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import netcourse.codecs.Compression;
import netcourse.common.DescriptorLimit;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.PcapOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.lesson04.TransferParts;
import netcourse.lesson04.TransferServer;
import netcourse.lesson04.TransferSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Receives files that compressed-client sends.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Receives files and folders from compressed-client, compressed where that helps.",
            "Each is verified by its digest; one that is there already is refused.",
            "Ctrl-C stops it, and leaves no file that is not whole."
        },
        footer = {
            "",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "Try it: compressed-client README.md in another terminal."
        })
public final class CompressedServer implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(CompressedServer.class);

    /// Each client has a file open beside its connection.
    private static final int DESCRIPTORS_PER_CLIENT = 2;

    private static final int MAX_CLIENTS = 1_000_000;

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private PcapOption pcap;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "received",
            description = "Where the files go; made if it is absent (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--codecs",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "zstd,lz4,snappy,gzip,zlib,raw-deflate",
            description = {
                "Which codecs it has, best first; identity for none",
                "(default: ${DEFAULT-VALUE})."
            })
    private List<String> codecs;

    @Option(names = "--overwrite", description = "A file may take the place of one that is there.")
    private boolean overwrite;

    @Option(
            names = "--max-file-bytes",
            paramLabel = "N",
            defaultValue = "1073741824",
            description = "The greatest size of a file (default: ${DEFAULT-VALUE}, 1 GiB).")
    private long maxFileBytes;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            defaultValue = "100",
            description = "One more is refused with a reason (default: ${DEFAULT-VALUE}).")
    private int maxClients;

    @Option(
            names = "--message-deadline",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "From a message's first byte to its last (default: 10 s).")
    private Duration messageDeadline;

    @Option(
            names = "--idle",
            paramLabel = "DURATION",
            defaultValue = "30",
            converter = DurationConverter.class,
            description = "Drops a client that sends nothing for this long (default: 30 s).")
    private Duration idle;

    @Option(
            names = "--write-deadline",
            paramLabel = "DURATION",
            defaultValue = "30",
            converter = DurationConverter.class,
            description = "Drops a client that reads nothing for this long (default: 30 s).")
    private Duration writeDeadline;

    @Option(names = "--mine", description = "Runs your exercises 4.3 and 4.7 in the server.")
    private boolean mine;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new CompressedServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Closeable _ = pcap.ofServer()) {
            return serve();
        }
    }

    private int serve() throws IOException, InterruptedException {
        Program.checkRange("--max-clients", maxClients, 1, MAX_CLIENTS);
        TransferParts parts = mine ? TransferParts.mine() : TransferParts.own();
        if (mine && parts.compressor().isEmpty() && parts.negotiator().isEmpty()) {
            throw new IOException(
                    "exercises 4.3 and 4.7 are not started: write MyBodyCompressor or"
                            + " MyCodecNegotiator, then try again");
        }
        int descriptors =
                DescriptorLimit.lower(
                        Math.multiplyExact(maxClients, DESCRIPTORS_PER_CLIENT), LOG::info);
        TransferSettings settings = settings(parts, descriptors / DESCRIPTORS_PER_CLIENT);
        Listening listening = Listening.at(new Endpoint(host.host(), port.port()));
        TransferServer server = TransferServer.open(listening, settings, folder, LOG::info);
        try (ShutdownHook _ = ShutdownHook.runs(() -> stop(server))) {
            LOG.info(
                    "server: listening on {}, files go to {}, codecs {}{}",
                    server.endpoint(),
                    folder.toRealPath(),
                    codecs,
                    mine ? tell(parts) : "");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private TransferSettings settings(TransferParts parts, int clients) {
        TransferSettings defaults = TransferSettings.defaults();
        return defaults.withCodecs(compressions())
                .withOverwrite(overwrite)
                .withMaxFileBytes(maxFileBytes)
                .withMaxClients(clients)
                .withLimits(defaults.limits().withMessageDeadline(messageDeadline).withIdle(idle))
                .withWriteDeadline(writeDeadline)
                .withParts(parts);
    }

    private List<Compression> compressions() {
        List<Compression> found = new ArrayList<>();
        for (String name : codecs) {
            if (!name.equals("identity")) {
                found.add(
                        Compression.named(name)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "--codecs must be of %s or identity, was %s"
                                                        .formatted(names(), name))));
            }
        }
        return found;
    }

    private static List<String> names() {
        return TransferSettings.BEST_FIRST.stream().map(Compression::title).toList();
    }

    private static String tell(TransferParts parts) {
        return ", body compressor: %s, negotiator: %s"
                .formatted(name(parts.compressor(), "4.3"), name(parts.negotiator(), "4.7"));
    }

    private static String name(Optional<? extends Supplier<?>> part, String exercise) {
        return part.map(mine -> mine.get().getClass().getSimpleName())
                .orElse("the server's (" + exercise + " is not started)");
    }

    private static void stop(TransferServer server) {
        server.close();
        LOG.info("server: stopped");
    }
}
