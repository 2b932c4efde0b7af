package netcourse.lesson03;

import java.util.ArrayList;
import java.util.List;

/// A format that was read: its fields with their offsets, its size, and how many values it takes.
///
/// @param text as it was written
/// @param fields in their order; padding is none
record StructFormat(String text, List<StructField> fields, int size, int values) {
    /// No array of Java is longer than about this.
    static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    StructFormat {
        fields = List.copyOf(fields);
    }

    static StructFormat parse(String text) {
        return new Parser(text).parse();
    }

    /// A field for each value, in their order: `3H` as three.
    List<StructField> singles() {
        return fields.stream().flatMap(StructField::singles).toList();
    }

    /// Whether a count in front of a code is a length, not a number of values.
    static boolean isLength(char code) {
        return code == 's' || code == 'p';
    }

    /// Goes through a format once, from the left to the right.
    private static final class Parser {
        private final String text;
        private final boolean isNative;
        private final boolean bigEndian;
        private final List<StructField> fields = new ArrayList<>();
        private int at;
        private long size;
        private int values;

        Parser(String text) {
            this.text = text;
            char prefix = text.isEmpty() ? '@' : text.charAt(0);
            this.bigEndian = prefix == '>' || prefix == '!';
            this.isNative = !bigEndian && prefix != '<' && prefix != '=';
            this.at = prefix == '@' || !isNative ? Math.min(1, text.length()) : 0;
        }

        StructFormat parse() {
            while (at < text.length()) {
                // Between a count and its code there is none: "2 H" is refused, as by CPython.
                if (isSpace(text.charAt(at))) {
                    at++;
                } else {
                    field();
                }
            }
            return new StructFormat(text, fields, (int) size, values);
        }

        private void field() {
            int start = at;
            long count = isDigit(text.charAt(at)) ? count() : 1;
            if (at == text.length()) {
                throw refused(start, "a count must have a code after it, was at the end");
            }
            add(text.charAt(at), count, start);
            at++;
        }

        /// A number of any length, as large as [#MAX_SIZE] and a bit at the most.
        private long count() {
            long count = 0;
            for (; at < text.length() && isDigit(text.charAt(at)); at++) {
                count = Math.min(10 * count + text.charAt(at) - '0', 1L + MAX_SIZE);
            }
            return count;
        }

        private void add(char code, long count, int start) {
            if (code == 'x') {
                grow(count, start);
                return;
            }
            StructType type =
                    StructType.of(code, (int) count, isNative, bigEndian)
                            .orElseThrow(() -> refused(at, expectedCode(code)));
            long repeated = isLength(code) ? 1 : count;
            size = isNative ? aligned(size, type.alignment()) : size;
            int offset = (int) size;
            grow(repeated * type.bytes(), start);
            if (repeated > 0) {
                fields.add(new StructField("", code, type, (int) repeated, offset, values));
                values += (int) repeated;
            }
        }

        private void grow(long bytes, int start) {
            size += bytes;
            if (size > MAX_SIZE) {
                throw refused(start, "the size must be 0.." + MAX_SIZE + " bytes, was more");
            }
        }

        /// On 64-bit Linux a number stands at a multiple of its own size.
        private static long aligned(long size, int alignment) {
            return (size + alignment - 1) / alignment * alignment;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c >= '\t' && c <= '\r';
        }

        private String expectedCode(char was) {
            return StructType.of(was, 1, true, true).isPresent()
                    ? "code %c must follow @ or no prefix: it has no standard size".formatted(was)
                    : "expected a code, one of xcbB?hHiIlLqQnNefdspP, was " + quoted(was);
        }

        private static String quoted(char c) {
            return c > ' ' && c <= '~' ? "'" + c + "'" : "U+%04X".formatted((int) c);
        }

        private IllegalArgumentException refused(int index, String why) {
            return new IllegalArgumentException(
                    "format %s at index %d: %s".formatted(shortened(text), index, why));
        }
    }

    /// The format in quotes, for an error; a long one is cut, and what is not printable is a dot.
    static String shortened(String text) {
        String visible = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return "\"" + visible.replaceAll("[^ -~]", ".") + "\"";
    }
}
