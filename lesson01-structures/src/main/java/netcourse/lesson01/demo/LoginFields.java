package netcourse.lesson01.demo;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import netcourse.common.ProtocolException;
import netcourse.lesson01.exercise.LoginCodec;

/// The fields of a login message (the table of [LoginCodec]), for a dump.
final class LoginFields {
    private static final int HEADER_BYTES = 8;

    private LoginFields() {}

    /// Reads the next message, field by field; no field at all if the stream has ended before it.
    ///
    /// @throws ProtocolException for refused bytes, naming field and offset
    /// @throws EOFException if the stream ends inside the message
    static List<NotedField> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length == 0) {
            return List.of();
        }
        NotingReader fields = new NotingReader(whole(header, HEADER_BYTES, "header"), 0);
        boolean hasLast = readPreamble(fields);
        int length = (int) fields.u32("body length", 0, LoginCodec.MAX_BODY_BYTES);
        byte[] body = whole(in.readNBytes(length), length, "body");
        List<NotedField> all = new ArrayList<>(fields.notes());
        NotingReader rest = new NotingReader(body, HEADER_BYTES);
        readBody(rest, hasLast);
        all.addAll(rest.notes());
        return all;
    }

    private static boolean readPreamble(NotingReader fields) throws ProtocolException {
        fields.u16("magic", 0x4e4c, 0x4e4c);
        fields.means("NL");
        fields.u8("version", 1, 1);
        int flags = fields.u8("flags", 0, 1);
        fields.means(flags == 1 ? "bit 0: a last login is there" : "none");
        return flags == 1;
    }

    private static void readBody(NotingReader body, boolean hasLast) throws ProtocolException {
        body.u32("client id");
        int length = body.u8("name length", 1, 255);
        String name = body.utf8("name", length);
        body.means('"' + name + '"');
        if (hasLast) {
            long millis = body.i64("last login");
            body.means(millis + ": " + Instant.ofEpochMilli(millis));
        }
        int count = body.u8("channel count");
        body.need("channels", 2 * count);
        for (int i = 0; i < count; i++) {
            body.u16("channel");
        }
        if (body.left() > 0) {
            body.bytes("extensions", body.left());
            body.means("of a later writer: skipped");
        }
    }

    private static byte[] whole(byte[] got, int needed, String part) throws EOFException {
        if (got.length < needed) {
            throw new EOFException(
                    "stream ended after %d of %d bytes of the %s"
                            .formatted(got.length, needed, part));
        }
        return got;
    }
}
