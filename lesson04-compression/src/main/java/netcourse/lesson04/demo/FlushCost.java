package netcourse.lesson04.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.DataFormatException;
import netcourse.common.Program;
import netcourse.lesson04.demo.LineWire.FlushVariant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What it costs that each line can be read at once.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Counts the bytes on the wire for each line of a chat, for each kind of flush.",
            "Without a flush, with a sync flush, with a full flush, each line alone, and",
            "with a preset dictionary; and whether the other end can read each line at once.",
            "Without lines it takes the course's own chat."
        },
        footer = {
            "",
            "  flush-cost",
            "  flush-cost --file my-chat.txt --lines 100",
            "  flush-cost --dictionary 1 'hello, bob' 'hello, ada' 'hello, both of you'"
        })
public final class FlushCost implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "LINE", description = "Lines of your own.")
    private List<String> words = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Takes the lines of this file, of up to 1 MiB.")
    private Path file;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Takes the first N lines (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--dictionary",
            paramLabel = "N",
            description = {
                "Does not send the first N lines: they are the dictionary,",
                "which both ends know (default: a fifth of the lines)."
            })
    private Integer known;

    @Option(
            names = "--level",
            paramLabel = "N",
            defaultValue = "6",
            description = "Level of deflate, 1..9 (default: ${DEFAULT-VALUE}).")
    private int level;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FlushCost(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("--lines", most, 1, Integer.MAX_VALUE);
        Program.checkRange("--level", level, 1, 9);
        ChatLines lines = lines();
        System.out.printf(
                "%d lines, raw deflate at level %d; dictionary: the %d lines before them, %d bytes%n%n",
                lines.sent().size(), level, lines.known().size(), lines.dictionary().length);
        System.out.printf(
                "%-24s %10s %10s %10s   %s%n",
                "", "bytes/line", "bytes", "of plain", "readable at once");
        printAll(lines);
        return 0;
    }

    private ChatLines lines() throws IOException {
        if (file != null && !words.isEmpty()) {
            throw new IllegalArgumentException("lines must be words or --file, not both");
        }
        List<byte[]> all = file != null ? ChatLines.of(file) : ChatLines.of(words);
        all = all.isEmpty() ? ChatLines.own() : all;
        all = all.subList(0, Math.min(all.size(), most));
        int first = known == null ? Math.ceilDiv(all.size() - 1, 5) : known;
        Program.checkRange("--dictionary", first, 0, all.size() - 1);
        return new ChatLines(all.subList(0, first), all.subList(first, all.size()));
    }

    private void printAll(ChatLines lines) throws IOException {
        byte[] plain = lines.plain();
        int count = lines.sent().size();
        printRow("as it is", new LineWire.Cost(plain.length, count, plain), lines);
        for (FlushVariant variant : FlushVariant.values()) {
            if (!lines.known().isEmpty() || !variant.hasDictionary()) {
                LineWire.Cost cost = send(lines, variant);
                if (!Arrays.equals(cost.received(), plain)) {
                    throw new IOException(variant.title() + ": what arrived is not what was sent");
                }
                printRow(variant.title(), cost, lines);
            }
        }
    }

    private LineWire.Cost send(ChatLines lines, FlushVariant variant) throws IOException {
        try {
            return LineWire.send(lines.sent(), variant, lines.dictionary(), level);
        } catch (DataFormatException e) {
            throw new IOException(variant.title() + ": " + e.getMessage(), e);
        }
    }

    private static void printRow(String title, LineWire.Cost cost, ChatLines lines) {
        int count = lines.sent().size();
        double percent = 100.0 * cost.bytes() / cost.received().length;
        System.out.printf(
                Locale.ROOT,
                "%-24s %10.1f %10d %8.1f %%   %d of %d%n",
                title,
                (double) cost.bytes() / count,
                cost.bytes(),
                percent,
                cost.readableAtOnce(),
                count);
    }
}
