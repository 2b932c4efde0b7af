package netcourse.lesson01.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import netcourse.lesson01.Login;
import netcourse.lesson01.capture.DissectedPacket;
import netcourse.lesson01.capture.PcapFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the TCP connections of a capture from the raw headers.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Prints handshake, data and farewell of the connections in a capture, from raw headers.",
            "Without a file it shows the course's own: structure-client and structure-server."
        },
        footer = {
            "",
            "It reads pcap (not pcapng) of either byte order, with micro- or nanoseconds,",
            "of Ethernet, BSD loopback, Linux cooked (1 and 2) and raw IP. Sequence numbers",
            "count from each side's first. A checksum is \"offloaded\" if the network card",
            "was to compute it after the capture."
        })
public final class CaptureReader implements Callable<Integer> {
    private static final String OWN = "structures.pcap";

    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Made by: tcpdump -w FILE tcp")
    private Path file;

    @Option(
            names = "--packet",
            paramLabel = "N",
            description = "Prints the fields of this packet alone, byte by byte.")
    private Long packet;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Stops after N packets (default: ${DEFAULT-VALUE}).")
    private long limit;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new CaptureReader(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || packet != null && packet < 1) {
            throw new ParameterException(spec.commandLine(), "packet and limit must be 1 or more");
        }
        try (InputStream in = new BufferedInputStream(open())) {
            PcapFile capture = new PcapFile(in);
            System.out.printf("%s: %s%n", file == null ? OWN : file.getFileName(), capture);
            if (packet == null) {
                printAll(capture);
            } else {
                printOne(capture);
            }
        }
        return 0;
    }

    private InputStream open() throws IOException {
        if (file != null && Files.isDirectory(file)) {
            throw new IOException("this is a folder, not a file: " + file);
        }
        try {
            return file == null ? Login.class.getResourceAsStream(OWN) : Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + e.getMessage(), e);
        } catch (AccessDeniedException e) {
            throw new IOException("may not read the file " + e.getMessage(), e);
        }
    }

    private void printAll(PcapFile capture) throws IOException {
        CaptureTable table = new CaptureTable(System.out);
        long count = 0;
        Optional<PcapFile.Packet> next = capture.next();
        while (next.isPresent() && count < limit) {
            count++;
            print(next.get(), capture, table);
            next = capture.next();
        }
        System.out.printf("%n%s%n", table.summary(count));
        if (next.isPresent()) {
            System.out.println("there are more: --limit");
        }
    }

    private static void print(PcapFile.Packet packet, PcapFile capture, CaptureTable table) {
        DissectedPacket dissected = DissectedPacket.read(packet, capture);
        dissected
                .segment()
                .ifPresentOrElse(
                        segment -> table.add(packet, segment),
                        () -> table.addOther(packet, dissected.why()));
    }

    private void printOne(PcapFile capture) throws IOException {
        Optional<PcapFile.Packet> next = capture.next();
        while (next.isPresent() && next.get().number() < packet) {
            next = capture.next();
        }
        if (next.isEmpty()) {
            throw new IOException("there is no packet " + packet);
        }
        DissectedPacket dissected = DissectedPacket.read(next.get(), capture);
        System.out.print(FieldDump.of(dissected.fields()));
        if (dissected.segment().isEmpty()) {
            System.out.println("  " + dissected.why());
        }
    }
}
