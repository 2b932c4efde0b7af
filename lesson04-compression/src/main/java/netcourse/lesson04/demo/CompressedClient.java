package netcourse.lesson04.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import netcourse.codecs.Compression;
import netcourse.common.Connecting;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PcapOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.TerminalBar;
import netcourse.lesson04.ClientSettings;
import netcourse.lesson04.FilesToSend;
import netcourse.lesson04.TransferClient;
import netcourse.lesson04.TransferClient.RefusedException;
import netcourse.lesson04.TransferCount;
import netcourse.lesson04.TransferParts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends files and folders to compressed-server.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends files and folders to compressed-server, compressed where that helps.",
            "It agrees with the server on a codec, and prints for each file how many bytes",
            "became how many, and how fast. Symbolic links in a folder are left out."
        },
        footer = {
            "",
            "Codings are those of HTTP's Accept-Encoding: --codecs \"zstd, gzip;q=0.5\".",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "Exit status: 0 if all is there and verified, 1 if something is not."
        })
public final class CompressedClient implements Callable<Integer> {
    /// A smaller file is sent before a bar is seen.
    private static final long BAR_BYTES = 1_000_000;

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private PcapOption pcap;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders to send.")
    private List<Path> paths;

    @Option(
            names = "--codecs",
            paramLabel = "CODINGS",
            description = "What it offers, for the server to choose (default: all it has).")
    private String codecs = ClientSettings.defaults().codings();

    @Option(
            names = "--level",
            paramLabel = "N",
            description = "The codec's level (default: 6 for gzip and its like, 3 for zstd).")
    private Integer level;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "30",
            converter = DurationConverter.class,
            description = "How long to wait for the server, each time (default: 30 s).")
    private Duration patience;

    @Option(names = "--mine", description = "Runs your exercise 4.3 in the client.")
    private boolean mine;

    private TransferCount total = TransferCount.NONE;
    private int failed;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new CompressedClient(), args);
    }

    @Override
    public Integer call() throws IOException {
        try (Closeable _ = pcap.ofClient()) {
            return sendAll();
        }
    }

    private int sendAll() throws IOException {
        List<FilesToSend.Item> items = new ArrayList<>();
        for (Path path : paths) {
            items.addAll(FilesToSend.of(path, this::leaveOut));
        }
        Connecting server = Connecting.to(new Endpoint(host.host(), port.port()));
        try (TransferClient client = TransferClient.open(server, settings())) {
            String codec = client.compression().map(Compression::title).orElse("identity");
            System.out.printf("client: connected to %s, codec %s%n", server.to(), codec);
            for (FilesToSend.Item item : items) {
                send(item, client);
            }
        }
        System.out.printf(
                "total: %s, %s%s%n",
                total.filesText(),
                total.text(),
                failed == 0 ? ", all verified" : "; not sent: " + failed);
        return failed == 0 ? 0 : Program.FAILED;
    }

    private ClientSettings settings() throws IOException {
        TransferParts parts = mine ? TransferParts.mine() : TransferParts.own();
        if (mine && parts.compressor().isEmpty()) {
            throw new IOException(
                    "exercise 4.3 is not started: write MyBodyCompressor, then try again");
        }
        OptionalInt chosen = level == null ? OptionalInt.empty() : OptionalInt.of(level);
        return new ClientSettings(codecs, chosen, patience, parts);
    }

    /// What the server refuses, or what can't be read, does not keep the rest from being sent.
    private void send(FilesToSend.Item item, TransferClient client) throws IOException {
        try {
            if (item.isFolder()) {
                client.sendFolder(item.name());
            } else {
                sendFile(item, client);
            }
        } catch (RefusedException e) {
            fail("refused   " + item.name() + ": " + e.getMessage());
        } catch (FileSystemException e) {
            leaveOut(item.path() + ": " + e.getClass().getSimpleName());
        }
    }

    private void sendFile(FilesToSend.Item item, TransferClient client) throws IOException {
        TransferCount count;
        long size = Files.size(item.path());
        try (TerminalBar bar =
                size < BAR_BYTES ? TerminalBar.none() : TerminalBar.of(item.name(), size)) {
            count = client.sendFile(item.path(), item.name(), bar::stepTo);
        }
        total = total.plus(count);
        System.out.printf("sent      %s, %s%n", item.name(), count.text());
    }

    private void leaveOut(String what) {
        fail("left out  " + what);
    }

    private void fail(String line) {
        failed++;
        System.out.println(line);
    }
}
