package netcourse.lesson01.demo;

import java.util.Arrays;
import java.util.List;
import netcourse.common.Hex;
import netcourse.lesson01.Dissector.DissectedField;

/// A hex dump with a line, or more, for each field of a message.
final class FieldDump {
    private static final int BYTES_A_LINE = 8;

    /// Of a longer field, the first bytes are enough to see what it is.
    private static final int MOST_BYTES = 64;

    private static final String LINE = "  %6s  %-23s  %-20s  %s";

    private FieldDump() {}

    /// The table, with its head; each line ends with the system's line end.
    static String of(List<DissectedField> fields) {
        StringBuilder table = new StringBuilder();
        line(table, "offset", "bytes", "field", "meaning");
        fields.forEach(field -> add(table, field));
        return table.toString();
    }

    private static void add(StringBuilder table, DissectedField field) {
        byte[] bytes = field.bytes();
        line(table, field.offset(), row(bytes, 0), field.name(), Printable.of(field.meaning()));
        int shown = Math.min(bytes.length, MOST_BYTES);
        for (int at = BYTES_A_LINE; at < shown; at += BYTES_A_LINE) {
            line(table, "", row(bytes, at), "", "");
        }
        if (shown < bytes.length) {
            line(table, "", "… (%d bytes in all)".formatted(bytes.length), "", "");
        }
    }

    private static String row(byte[] bytes, int from) {
        int to = Math.min(bytes.length, from + BYTES_A_LINE);
        return Hex.format(Arrays.copyOfRange(bytes, from, to));
    }

    private static void line(StringBuilder table, Object... columns) {
        table.append(LINE.formatted(columns).stripTrailing()).append(System.lineSeparator());
    }
}
