package netcourse.lesson01.capture;

import java.util.ArrayList;
import java.util.List;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector;
import netcourse.lesson01.FieldReader;

/// The options of a TCP header, each in a few words (RFC 9293, section 3.2; RFC 7323; RFC 2018).
final class TcpOptionList {
    private static final int END = 0;
    private static final int NOTHING = 1;

    private TcpOptionList() {}

    /// Reads `count` bytes of options. What follows the option that ends them is padding.
    static List<String> read(Dissector fields, int count) throws ProtocolException {
        List<String> options = new ArrayList<>();
        int end = fields.offset() + count;
        while (fields.offset() < end) {
            int kind = fields.u8("option kind");
            if (kind == END) {
                fields.means("end of options");
                skipPadding(fields, end - fields.offset());
            } else if (kind == NOTHING) {
                fields.means("no operation");
            } else {
                options.add(readOne(fields, kind, end));
            }
        }
        return options;
    }

    private static void skipPadding(Dissector fields, int count) throws ProtocolException {
        if (count > 0) {
            fields.bytes("padding", count);
        }
    }

    private static String readOne(Dissector fields, int kind, int end) throws ProtocolException {
        int at = fields.offset();
        if (at == end) {
            throw new ProtocolException("option length (byte %d) is missing".formatted(at));
        }
        int length = fields.u8("option length", 2, end - at + 1);
        return switch (kind) {
            case 2 -> "mss " + of(at, length, 4, () -> fields.u16("mss"));
            case 3 -> "window shift " + of(at, length, 3, () -> fields.u8("window shift"));
            case 4 -> "sack permitted" + of(at, length, 2, () -> "");
            case 8 ->
                    "timestamps "
                            + of(
                                    at,
                                    length,
                                    10,
                                    () ->
                                            fields.u32("timestamp")
                                                    + "/"
                                                    + fields.u32("timestamp echo"));
            default -> other(fields, kind, length - 2);
        };
    }

    @FunctionalInterface
    private interface Value {
        Object read() throws ProtocolException;
    }

    private static Object of(int at, int length, int right, Value value) throws ProtocolException {
        FieldReader.require("option length", at, length, right, right);
        return value.read();
    }

    private static String other(Dissector fields, int kind, int count) throws ProtocolException {
        fields.bytes("option value", count);
        return "option %d of %d bytes".formatted(kind, count + 2);
    }
}
