package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector;
import netcourse.lesson01.Dissector.DissectedField;
import netcourse.lesson01.Login;
import netcourse.lesson01.exercise.LoginCodec;

/// A login on the wire (the table of [LoginCodec]): the client's bytes, and the server's dump of
/// them.
final class LoginMessage {
    private static final int HEADER_BYTES = 8;

    private LoginMessage() {}

    /// The whole message.
    static byte[] bytes(Login login) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        byte[] body = body(login);
        try (DataOutputStream out = new DataOutputStream(message)) {
            out.writeBytes("NL");
            out.writeByte(1);
            out.writeByte(login.lastLoginMillis().isPresent() ? 1 : 0);
            out.writeInt(body.length);
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return message.toByteArray();
    }

    private static byte[] body(Login login) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] name = login.name().getBytes(UTF_8);
        try (DataOutputStream out = new DataOutputStream(body)) {
            out.writeInt((int) login.clientId());
            out.writeByte(name.length);
            out.write(name);
            if (login.lastLoginMillis().isPresent()) {
                out.writeLong(login.lastLoginMillis().getAsLong());
            }
            out.writeByte(login.channels().size());
            for (int channel : login.channels()) {
                out.writeShort(channel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return body.toByteArray();
    }

    /// Reads the next message and prints it field by field; empty at the clean end of the stream.
    ///
    /// @throws ProtocolException for refused bytes
    static Optional<String> dump(InputStream in) throws IOException {
        List<DissectedField> fields = dissect(in);
        return fields.isEmpty() ? Optional.empty() : Optional.of(FieldDump.of(fields));
    }

    /// Reads the next message, field by field; no field at all if the stream has ended before it.
    ///
    /// @throws ProtocolException for refused bytes, naming field and offset
    /// @throws EOFException if the stream ends inside the message
    static List<DissectedField> dissect(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length == 0) {
            return List.of();
        }
        Dissector fields = new Dissector(whole(header, HEADER_BYTES, "header"), 0);
        boolean hasLast = readPreamble(fields);
        int length = (int) fields.u32("body length", 0, LoginCodec.MAX_BODY_BYTES);
        byte[] body = whole(in.readNBytes(length), length, "body");
        List<DissectedField> all = new ArrayList<>(fields.dissected());
        Dissector rest = new Dissector(body, HEADER_BYTES);
        readBody(rest, hasLast);
        all.addAll(rest.dissected());
        return all;
    }

    private static boolean readPreamble(Dissector fields) throws ProtocolException {
        fields.u16("magic", 0x4e4c, 0x4e4c);
        fields.means("NL");
        fields.u8("version", 1, 1);
        int flags = fields.u8("flags", 0, 1);
        fields.means(flags == 1 ? "bit 0: a last login is there" : "none");
        return flags == 1;
    }

    private static void readBody(Dissector body, boolean hasLast) throws ProtocolException {
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
