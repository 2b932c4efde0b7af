package netcourse.lesson01.demo;

import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Hex;
import netcourse.common.Program;
import netcourse.lesson01.PeerEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Shows one record as text and as binary, with the size of each.
@Command(
        mixinStandardHelpOptions = true,
        description =
                "Shows one record as JSON, as text lines, as fixed binary and as tag, length, value.")
public final class RecordFormats implements Callable<Integer> {
    private static final PeerEntry SMALL = new PeerEntry(1, 7, 80, "");
    private static final PeerEntry LARGEST = new PeerEntry(255, 0xffff_ffffL, 65535, "gateway1");

    @Spec private CommandSpec spec;

    @Option(
            names = "--kind",
            paramLabel = "N",
            defaultValue = "2",
            description = "0..255 (default: ${DEFAULT-VALUE}).")
    private int kind;

    @Option(
            names = "--id",
            paramLabel = "N",
            defaultValue = "1700000000",
            description = "0..4294967295 (default: ${DEFAULT-VALUE}).")
    private long id;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "12580",
            description = "0..65535 (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            defaultValue = "ada",
            description = "Up to 8 characters of ASCII; may be empty (default: ${DEFAULT-VALUE}).")
    private String name;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new RecordFormats(), args);
    }

    @Override
    public Integer call() {
        PeerEntry yours = entry();
        System.out.printf("%-22s%7s%7s%9s%n", "bytes of", "small", "yours", "largest");
        for (RecordFormat format : RecordFormat.values()) {
            System.out.printf("%-22s", format.title());
            System.out.printf("%7d%7d%9d   %s%n", sizes(format, yours));
        }
        System.out.printf("%nyours: %s%n", yours);
        for (RecordFormat format : RecordFormat.values()) {
            byte[] bytes = format.encode(yours);
            System.out.printf("%n%s, %d bytes%n%s", format.title(), bytes.length, Hex.dump(bytes));
        }
        return 0;
    }

    private PeerEntry entry() {
        try {
            return new PeerEntry(kind, id, port, name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static Object[] sizes(RecordFormat format, PeerEntry yours) {
        List<PeerEntry> entries = List.of(SMALL, yours, LARGEST);
        Object[] columns = new Object[entries.size() + 1];
        for (int i = 0; i < entries.size(); i++) {
            columns[i] = format.encode(entries.get(i)).length;
        }
        columns[entries.size()] = format.remark();
        return columns;
    }
}
