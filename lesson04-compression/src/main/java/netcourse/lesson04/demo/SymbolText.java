package netcourse.lesson04.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import netcourse.lesson04.BlockCodes;
import netcourse.lesson04.HuffmanTree;
import netcourse.lesson04.Match;

/// The symbols of deflate, and the bytes that they stand for, as text of one line.
final class SymbolText {
    private SymbolText() {}

    /// A byte as it can be printed: `a`, `\n`, `\xe4`.
    static String plain(int value) {
        return switch (value) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default ->
                    value >= ' ' && value <= '~' ? "" + (char) value : "\\x%02x".formatted(value);
        };
    }

    /// The first `most` bytes.
    static String plain(byte[] bytes, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, most); i++) {
            text.append(plain(bytes[i] & 0xff));
        }
        return text + (bytes.length > most ? "…" : "");
    }

    private static String literal(int symbol) {
        if (symbol < BlockCodes.END_OF_BLOCK) {
            return "'" + plain(symbol) + "'";
        }
        return symbol == BlockCodes.END_OF_BLOCK
                ? "end"
                : range(Match.baseLength(symbol), Match.lengthExtraBits(symbol));
    }

    private static String distance(int symbol) {
        return range(Match.baseDistance(symbol), Match.distanceExtraBits(symbol));
    }

    private static String range(int first, int bits) {
        return bits == 0 ? "" + first : first + "-" + (first + (1 << bits) - 1);
    }

    /// How the codes of a block are divided among its symbols: a line for each length that occurs.
    static List<String> lengths(BlockCodes codes) {
        List<String> lines = new ArrayList<>();
        addLengths(lines, codes.literals(), "literals/lengths", SymbolText::literal);
        addLengths(lines, codes.distances(), "distances", SymbolText::distance);
        return lines;
    }

    private static void addLengths(
            List<String> lines, HuffmanTree tree, String what, IntFunction<String> name) {
        for (int length = 1; length <= 15; length++) {
            List<String> names = new ArrayList<>();
            for (int symbol = 0; symbol < tree.symbols(); symbol++) {
                if (tree.length(symbol) == length) {
                    names.add(name.apply(symbol));
                }
            }
            if (!names.isEmpty()) {
                lines.add("%-17s %2d bits: %s".formatted(what, length, cut(names)));
            }
        }
    }

    private static String cut(List<String> names) {
        int most = Math.min(names.size(), 12);
        String shown = String.join(" ", names.subList(0, most));
        return most == names.size() ? shown : shown + " and " + (names.size() - most) + " more";
    }

    /// The bits of a literal.
    static String bits(int value, BlockCodes codes) {
        return codes.literals().code(value);
    }

    /// The bits of a match: the code of its length, then that of its distance, each with its extra
    /// bits after a plus sign.
    static String bits(Match match, BlockCodes codes) {
        return codes.literals().code(match.lengthSymbol())
                + extra(match.lengthExtra(), Match.lengthExtraBits(match.lengthSymbol()))
                + " "
                + codes.distances().code(match.distanceSymbol())
                + extra(match.distanceExtra(), Match.distanceExtraBits(match.distanceSymbol()));
    }

    private static String extra(int value, int bits) {
        return bits == 0 ? "" : "+" + Integer.toBinaryString(1 << bits | value).substring(1);
    }
}
