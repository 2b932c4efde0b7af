package netcourse.checker;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value as a report shows it.
final class ReportText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]");

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

    /// The text with its control characters, which a terminal would obey, as in a Java source.
    static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(c ->
                        Matcher.quoteReplacement("\\u%04x".formatted((int) c.group().charAt(0))));
    }
}
