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
        if (value instanceof byte[] bytes) {
            return HexDump.line(bytes);
        }
        return value != null && value.getClass().isArray()
                ? elements(value)
                : String.valueOf(value);
    }

    private static String elements(Object array) {
        return switch (array) {
            case Object[] objects -> Arrays.deepToString(objects);
            case int[] ints -> Arrays.toString(ints);
            case long[] longs -> Arrays.toString(longs);
            case char[] chars -> Arrays.toString(chars);
            default -> String.valueOf(array);
        };
    }

    /// The text with its control characters, which a terminal would obey, as in a Java source.
    static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(c ->
                        Matcher.quoteReplacement("\\u%04x".formatted((int) c.group().charAt(0))));
    }
}
