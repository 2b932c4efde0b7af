package netcourse.lesson01.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Login;
import netcourse.lesson01.exercise.LoginCodec;

/// Unusual but correct solutions of exercise 1.8, send a structure, read it back.
public final class LoginCodecAlternatives {
    private LoginCodecAlternatives() {}

    @Alternative(
            """
            data streams over arrays; the first byte on its own; the body by one loop of
            reads
            """)
    public static class ReadsLoginAsData implements LoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(body);
            byte[] name = login.name().getBytes(UTF_8);
            data.writeInt((int) login.clientId());
            data.writeByte(name.length);
            data.write(name);
            if (login.lastLoginMillis().isPresent()) {
                data.writeLong(login.lastLoginMillis().getAsLong());
            }
            data.writeByte(login.channels().size());
            for (int channel : login.channels()) {
                data.writeShort(channel);
            }
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            DataOutputStream header = new DataOutputStream(message);
            header.writeInt(0x4e4c_0100 | (login.lastLoginMillis().isPresent() ? 1 : 0));
            header.writeInt(body.size());
            body.writeTo(header);
            message.writeTo(out);
            out.flush();
        }

        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            byte[] header = new byte[8];
            header[0] = (byte) first;
            fill(in, header, 1);
            int magic = (header[0] & 0xff) << 8 | header[1] & 0xff;
            if (magic != 0x4e4c) {
                throw new ProtocolException(
                        "magic, byte 0, expected 0x4e4c, 0x%x".formatted(magic));
            }
            if (header[2] != 1) {
                throw new ProtocolException("version at byte 2: " + (header[2] & 0xff) + ", not 1");
            }
            if ((header[3] & 0xfe) != 0) {
                throw new ProtocolException("flags at byte 3 too many: " + (header[3] & 0xff));
            }
            int length = ByteBuffer.wrap(header).getInt(4);
            if (Integer.compareUnsigned(length, MAX_BODY_BYTES) > 0) {
                throw new ProtocolException(
                        "body length at byte 4: " + Integer.toUnsignedString(length));
            }
            byte[] body = new byte[length];
            fill(in, body, 0);
            return Optional.of(parse(header[3] == 1, body));
        }

        private static void fill(InputStream in, byte[] bytes, int from) throws IOException {
            for (int at = from; at < bytes.length; at++) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException(at + " of " + bytes.length);
                }
                bytes[at] = (byte) next;
            }
        }

        private static Login parse(boolean hasLast, byte[] body) throws IOException {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            DataInputStream data = new DataInputStream(bytes);
            need(bytes, body, "client id", 4);
            long clientId = data.readInt() & 0xffff_ffffL;
            need(bytes, body, "name length", 1);
            int length = data.readUnsignedByte();
            if (length == 0) {
                throw new ProtocolException("name length, byte 12, was 0");
            }
            need(bytes, body, "name", length);
            String name = text(data.readNBytes(length));
            OptionalLong last = OptionalLong.empty();
            if (hasLast) {
                need(bytes, body, "last login", 8);
                last = OptionalLong.of(data.readLong());
            }
            need(bytes, body, "channel count", 1);
            int count = data.readUnsignedByte();
            need(bytes, body, "channels", 2 * count);
            List<Integer> channels = new ArrayList<>();
            while (channels.size() < count) {
                channels.add(data.readUnsignedShort());
            }
            return new Login(clientId, name, last, channels);
        }

        private static void need(ByteArrayInputStream bytes, byte[] body, String field, int count)
                throws ProtocolException {
            int left = bytes.available();
            if (left < count) {
                throw new ProtocolException(
                        "%s from byte %d: %d of %d"
                                .formatted(field, 8 + body.length - left, left, count));
            }
        }

        private static String text(byte[] utf8) throws ProtocolException {
            try {
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            } catch (CharacterCodingException e) {
                throw new ProtocolException("name at byte 13 is not UTF-8");
            }
        }
    }
}
