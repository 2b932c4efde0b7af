package netcourse.lesson03;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netcourse.common.Hex;

/// The bytes of a format, explained: a line for each value and for padding.
///
/// ```
/// offset  bytes                     code  value
///      0  01                        B     1
///      1  00 00 00                        padding
///      4  00 00 00 2a               I     42
/// ```
public final class AnnotatedBytes {
    private static final String LINE = "%6s  %-24s  %-4s  %s";
    private static final int SHOWN_BYTES = 8;
    private static final int SHOWN_VALUES = 64;

    private final byte[] bytes;
    private final List<String> lines = new ArrayList<>();
    private int at;

    private AnnotatedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The lines for bytes, as many as the format takes; of more than 64 values the first.
    public static List<String> lines(Struct struct, byte[] bytes) {
        Object[] values = struct.unpack(bytes);
        AnnotatedBytes annotated = new AnnotatedBytes(bytes);
        annotated.line("offset", "bytes", "code", "value");
        struct.parsed().fields().stream()
                .flatMap(StructField::singles)
                .limit(SHOWN_VALUES)
                .forEach(field -> annotated.value(field, values[field.firstIndex()]));
        if (values.length > SHOWN_VALUES) {
            annotated.line("...", "", "", values.length - SHOWN_VALUES + " more values");
        } else {
            annotated.paddingUpTo(bytes.length);
        }
        return annotated.lines;
    }

    private void value(StructField field, Object value) {
        paddingUpTo(field.offset());
        line("" + at, hex(field.end()), field.codeText(), text(value));
        at = field.end();
    }

    private void paddingUpTo(int offset) {
        if (at < offset) {
            line("" + at, hex(offset), "", "padding");
            at = offset;
        }
    }

    private void line(String offset, String hex, String code, String value) {
        lines.add(LINE.formatted(offset, hex, code, value).stripTrailing());
    }

    private String hex(int end) {
        int shown = Math.min(end, at + SHOWN_BYTES);
        return Hex.format(Arrays.copyOfRange(bytes, at, shown)) + (shown < end ? " ..." : "");
    }

    /// A value as a person reads it: bytes as text in quotes, `\xNN` for what is not printable.
    static String text(Object value) {
        if (!(value instanceof byte[] octets)) {
            return String.valueOf(value);
        }
        StringBuilder text = new StringBuilder("\"");
        for (byte b : octets) {
            boolean plain = b >= ' ' && b <= '~' && b != '"' && b != '\\';
            text.append(plain ? "" + (char) b : "\\x%02x".formatted(b));
        }
        return text.append('"').toString();
    }
}
