package netcourse.checker;

import java.util.Arrays;

/// A value as a report shows it.
final class ReportText {
    private ReportText() {}

    /// Bytes in hexadecimal, an array by its elements, anything else by itself.
    static String of(Object value) {
        return switch (value) {
            case byte[] bytes -> HexDump.line(bytes);
            case Object[] array -> Arrays.deepToString(array);
            case int[] array -> Arrays.toString(array);
            case long[] array -> Arrays.toString(array);
            case char[] array -> Arrays.toString(array);
            case null, default -> String.valueOf(value);
        };
    }
}
