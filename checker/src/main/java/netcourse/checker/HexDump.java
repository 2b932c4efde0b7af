package netcourse.checker;

import java.util.Arrays;
import netcourse.common.Hex;

/// Bytes as a report shows them: on one line, on a line for each field, or two sequences one below
/// the other.
final class HexDump {
    /// Bytes on one line; a longer sequence is shown around the first difference.
    private static final int WIDTH = 16;

    private HexDump() {}

    /// The first bytes of a sequence on one line.
    static String line(byte[] bytes) {
        return window(bytes, 0);
    }

    /// The bytes of a message, a line for each field: ` magic 4e 43`.
    static String fields(byte[] bytes, Field... layout) {
        StringBuilder lines = new StringBuilder();
        for (Field field : layout) {
            int to = Math.min(bytes.length, field.offset() + field.length());
            byte[] part =
                    field.offset() >= to
                            ? new byte[0]
                            : Arrays.copyOfRange(bytes, field.offset(), to);
            lines.append(
                    "%n       %4d  %-18s %s".formatted(field.offset(), field.name(), line(part)));
        }
        return lines.toString();
    }

    /// Two sequences that differ.
    ///
    /// @param actual what came
    /// @param expected what should have come, at the same place
    /// @param caretColumn where the first difference stands in both
    /// @param text which byte differs, in which field, and how
    record Difference(String actual, String expected, int caretColumn, String text) {
        /// The two, one below the other, and a caret at the first byte that differs.
        String render() {
            return "%n      got           %s%n      expected      %s%n                    %s^^ %s%n"
                    .formatted(actual, expected, " ".repeat(caretColumn), text);
        }
    }

    /// @throws IllegalArgumentException if the two are equal
    static Difference difference(byte[] expected, byte[] actual, Field... layout) {
        int at = Arrays.mismatch(expected, actual);
        if (at < 0) {
            throw new IllegalArgumentException("the two are equal");
        }
        int from = Math.max(0, at - WIDTH / 2);
        String lead = from == 0 ? "" : "… ";
        return new Difference(
                lead + window(actual, from),
                lead + window(expected, from),
                lead.length() + 3 * (at - from),
                text(expected, actual, at, layout));
    }

    private static String text(byte[] expected, byte[] actual, int at, Field... layout) {
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
}
