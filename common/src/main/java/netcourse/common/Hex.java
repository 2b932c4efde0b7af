package netcourse.common;

import java.util.HexFormat;

/// Bytes as hexadecimal text and back, in the spelling of the chapters: `4e 43 | 01 00`.
public final class Hex {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
    private static final HexFormat DIGITS = HexFormat.of();

    private Hex() {}

    /// Lower-case pairs with a blank between two bytes; empty for no bytes.
    public static String format(byte[] bytes) {
        return SPACED.formatHex(bytes);
    }

    /// Reads pairs of digits, upper or lower case; blanks, line ends and `|` between two bytes are
    /// skipped.
    ///
    /// @throws IllegalArgumentException names the character and where it stands
    public static byte[] parse(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean betweenBytes = digits.length() % 2 == 0;
            if (betweenBytes && (Character.isWhitespace(c) || c == '|')) {
                continue;
            }
            if (!HexFormat.isHexDigit(c)) {
                throw new IllegalArgumentException(
                        "expected a hexadecimal digit at index %d, was '%c'".formatted(i, c));
            }
            digits.append(c);
        }
        if (digits.length() % 2 != 0) {
            throw new IllegalArgumentException(
                    "expected pairs of hexadecimal digits, the last byte has only one");
        }
        return DIGITS.parseHex(digits);
    }

    /// The classic dump: offset, 16 bytes in hexadecimal, the printable ASCII characters; one line
    /// per 16 bytes.
    public static String dump(byte[] bytes) {
        StringBuilder lines = new StringBuilder();
        for (int offset = 0; offset < bytes.length; offset += 16) {
            int end = Math.min(bytes.length, offset + 16);
            lines.append(
                    "%08x  %-47s  %s%n"
                            .formatted(
                                    offset,
                                    SPACED.formatHex(bytes, offset, end),
                                    ascii(bytes, offset, end)));
        }
        return lines.toString();
    }

    /// The printable ASCII characters of a range, a dot for every other byte.
    public static String ascii(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
        }
        return text.toString();
    }
}
