package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;
import netcourse.lesson01.PeerEntry;

/// Ways to put one record on the wire. A name that is empty is left out where the format allows it.
enum RecordFormat {
    JSON("JSON", "names and digits; any order", RecordFormat::json),
    LINES("text lines", "names and digits; a line end ends a field", RecordFormat::lines),
    C_STRUCT("binary, as C lays it", "fixed places, padding, little-endian", RecordFormat::struct),
    PACKED("binary, packed", "fixed places, no padding, big-endian", RecordFormat::packed),
    /// As in exercise 1.6: a tag of 1 byte, a length of 2, the value.
    TLV("tag, length, value", "parts may be missing, repeated, unknown", RecordFormat::tlv);

    private static final int NAME_BYTES = 8;

    private final String title;
    private final String remark;
    private final Function<PeerEntry, byte[]> encoder;

    RecordFormat(String title, String remark, Function<PeerEntry, byte[]> encoder) {
        this.title = title;
        this.remark = remark;
        this.encoder = encoder;
    }

    String title() {
        return title;
    }

    /// How a reader finds a field.
    String remark() {
        return remark;
    }

    /// The bytes of a record.
    byte[] encode(PeerEntry entry) {
        return encoder.apply(entry);
    }

    private static byte[] json(PeerEntry entry) {
        // RFC 8259, section 7: in printable ASCII only these two must be escaped.
        String name = entry.name().replace("\\", "\\\\").replace("\"", "\\\"");
        return "{\"kind\":%d,\"id\":%d,\"port\":%d%s}"
                .formatted(
                        entry.kind(),
                        entry.id(),
                        entry.port(),
                        name.isEmpty() ? "" : ",\"name\":\"" + name + "\"")
                .getBytes(US_ASCII);
    }

    private static byte[] lines(PeerEntry entry) {
        return "kind: %d\r\nid: %d\r\nport: %d\r\n%s\r\n"
                .formatted(
                        entry.kind(),
                        entry.id(),
                        entry.port(),
                        entry.name().isEmpty() ? "" : "name: " + entry.name() + "\r\n")
                .getBytes(US_ASCII);
    }

    private static byte[] struct(PeerEntry entry) {
        ByteBuffer bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, (byte) entry.kind()).putInt(4, (int) entry.id());
        bytes.putShort(8, (short) entry.port()).put(10, entry.name().getBytes(US_ASCII));
        return bytes.array();
    }

    private static byte[] packed(PeerEntry entry) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + 4 + 2 + NAME_BYTES);
        bytes.put((byte) entry.kind()).putInt((int) entry.id()).putShort((short) entry.port());
        return bytes.put(entry.name().getBytes(US_ASCII)).array();
    }

    private static byte[] tlv(PeerEntry entry) {
        byte[] name = entry.name().getBytes(US_ASCII);
        int nameRecord = name.length == 0 ? 0 : 3 + name.length;
        ByteBuffer bytes = ByteBuffer.allocate(3 + 1 + 3 + 4 + 3 + 2 + nameRecord);
        record(bytes, 1, 1).put((byte) entry.kind());
        record(bytes, 2, 4).putInt((int) entry.id());
        record(bytes, 3, 2).putShort((short) entry.port());
        if (nameRecord > 0) {
            record(bytes, 4, name.length).put(name);
        }
        return bytes.array();
    }

    private static ByteBuffer record(ByteBuffer bytes, int tag, int length) {
        return bytes.put((byte) tag).putShort((short) length);
    }
}
