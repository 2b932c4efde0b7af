package netcourse.checker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netcourse.common.Hex;

/// Two byte sequences, one below the other, with a caret at the first byte that differs and the
/// name of the field that it belongs to.
final class HexDiff {
    /// Bytes on one line; a longer sequence is shown around the first difference.
    private static final int WIDTH = 16;

    private HexDiff() {}

    /// A line for what was expected, a line for what came, a line with the caret; each without its
    /// label, in this order: actual, expected, caret.
    static List<String> lines(byte[] expected, byte[] actual, Field... layout) {
        int at = Arrays.mismatch(expected, actual);
        if (at < 0) {
            throw new IllegalArgumentException("the two are equal");
        }
        int from = Math.max(0, at - WIDTH / 2);
        String lead = from == 0 ? "" : "… ";
        return List.of(
                lead + window(actual, from),
                lead + window(expected, from),
                " ".repeat(lead.length() + 3 * (at - from))
                        + "^^ "
                        + difference(expected, actual, at, layout));
    }

    private static String difference(byte[] expected, byte[] actual, int at, Field... layout) {
        String field = Field.at(at, layout).map(name -> ", " + name).orElse("");
        if (at >= actual.length) {
            return "byte %d%s: expected %02x, the bytes end here (expected %d bytes, got %d)"
                    .formatted(at, field, expected[at], expected.length, actual.length);
        }
        if (at >= expected.length) {
            return "byte %d%s: expected the end, was %02x (expected %d bytes, got %d)"
                    .formatted(at, field, actual[at], expected.length, actual.length);
        }
        return "byte %d%s: expected %02x, was %02x".formatted(at, field, expected[at], actual[at]);
    }

    private static String window(byte[] bytes, int from) {
        if (bytes.length <= from) {
            return bytes.length == 0 ? "(no bytes)" : "(ends before)";
        }
        int to = Math.min(bytes.length, from + WIDTH);
        String rest = to < bytes.length ? " … (%d bytes in all)".formatted(bytes.length) : "";
        return Hex.format(Arrays.copyOfRange(bytes, from, to)) + rest;
    }

    /// The first bytes of a sequence on one line.
    static String line(byte[] bytes) {
        return window(bytes, 0);
    }

    /// The same for a part of a layout: the field of an offset, if one has it.
    static Optional<String> field(int offset, Field... layout) {
        return Field.at(offset, layout);
    }
}
