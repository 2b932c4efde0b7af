package netcourse.lesson04.demo;

import java.io.PrintStream;
import java.util.Locale;
import netcourse.lesson04.BlockCodes;
import netcourse.lesson04.Match;
import netcourse.lesson04.TracingInflater;
import netcourse.lesson04.TracingInflater.BlockType;

/// Prints what is in each block of a deflate stream.
final class BlockPrinter implements TracingInflater.Listener {
    /// A stream may have millions of blocks with nothing in them.
    private static final int MAX_BLOCKS = 50;

    private static final int MAX_COPIED = 40;
    private static final int MAX_TEXT = 400;

    private final PrintStream out;
    private final int most;
    private int blocks;
    private long start;
    private BlockCodes codes;
    private int literals;
    private int matches;
    private int copied;
    private StringBuilder text;

    /// @param most how many symbols of each block are shown
    BlockPrinter(PrintStream out, int most) {
        this.out = out;
        this.most = most;
    }

    @Override
    public void beginBlock(BlockType type, boolean last, long bit) {
        blocks++;
        start = bit;
        literals = 0;
        matches = 0;
        copied = 0;
        text = new StringBuilder();
        String name = type.name().toLowerCase(Locale.ROOT);
        print("%nblock %d, %s%s, from bit %d", blocks, name, last ? ", the last one" : "", bit);
    }

    @Override
    public void stored(byte[] content) {
        print("  %d bytes as they are: %s", content.length, SymbolText.plain(content, MAX_COPIED));
    }

    @Override
    public void codes(BlockCodes codes, long bit) {
        this.codes = codes;
        // Three bits are the block's own header; the fixed codes take no more.
        if (bit > start + 3) {
            print("  its codes, sent in %d bits:", bit - start - 3);
            SymbolText.lengths(codes).forEach(line -> print("    %s", line));
        }
        print("  %7s  %-26s %s", "at bit", "bits", "symbol");
    }

    @Override
    public void literal(int value, long bit) {
        literals++;
        if (isShown()) {
            String plain = SymbolText.plain(value);
            print("  %7d  %-26s '%s'", bit, SymbolText.bits(value, codes), plain);
            append(plain);
        }
    }

    @Override
    public void match(Match match, byte[] bytes, long bit) {
        matches++;
        copied += bytes.length;
        if (isShown()) {
            print(
                    "  %7d  %-26s length %d, distance %d: '%s'",
                    bit,
                    SymbolText.bits(match, codes),
                    match.length(),
                    match.distance(),
                    SymbolText.plain(bytes, MAX_COPIED));
            append("[" + SymbolText.plain(bytes, MAX_COPIED) + "]");
        }
    }

    private boolean isShown() {
        return blocks <= MAX_BLOCKS && literals + matches <= most;
    }

    private void append(String more) {
        if (text.length() < MAX_TEXT) {
            text.append(more);
        }
    }

    @Override
    public void endBlock(long bit) {
        int symbols = literals + matches;
        if (symbols > most) {
            print("  … and %d symbols more: --most %d shows them all", symbols - most, symbols);
        }
        if (symbols > 0) {
            printSummary(bit - start, symbols);
        }
        if (blocks == MAX_BLOCKS) {
            print("%nfrom here on, blocks are read but not shown");
        }
    }

    private void printSummary(long bits, int symbols) {
        boolean cut = symbols > most || text.length() >= MAX_TEXT;
        int bytes = literals + copied;
        print("  copies in brackets: %s%s", text, cut ? "…" : "");
        print("  literals: %d; matches: %d, which copy %d bytes", literals, matches, copied);
        print("  %d bytes in %d bits, %.2f bits for each", bytes, bits, (double) bits / bytes);
    }

    private void print(String format, Object... values) {
        if (blocks <= MAX_BLOCKS) {
            out.printf(Locale.ROOT, format + "%n", values);
        }
    }
}
