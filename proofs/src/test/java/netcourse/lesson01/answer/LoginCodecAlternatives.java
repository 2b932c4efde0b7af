package netcourse.lesson01.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.util.stream.IntStream;
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

    @Alternative("cuts the message out of a text with one character for each byte")
    public static class CutsTextOfBytes implements LoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            String name = new String(login.name().getBytes(UTF_8), ISO_8859_1);
            StringBuilder body = new StringBuilder(number(login.clientId(), 4));
            body.append((char) name.length()).append(name);
            login.lastLoginMillis().ifPresent(last -> body.append(number(last, 8)));
            body.append((char) login.channels().size());
            login.channels().forEach(channel -> body.append(number(channel, 2)));
            String flag = login.lastLoginMillis().isPresent() ? "\1" : "\0";
            String message = "NL\1" + flag + number(body.length(), 4) + body;
            out.write(message.getBytes(ISO_8859_1));
            out.flush();
        }

        private static String number(long value, int size) {
            return size == 0 ? "" : number(value >> 8, size - 1) + (char) (value & 0xff);
        }

        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            String header = take(in, 8);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            refuse(header.length() < 8, new EOFException(header.length() + " of 8"));
            refuse(!header.startsWith("NL"), bad("magic", 0, value(header.substring(0, 2))));
            refuse(header.charAt(2) != 1, bad("version", 2, header.charAt(2)));
            refuse(header.charAt(3) > 1, bad("flags", 3, header.charAt(3)));
            long length = value(header.substring(4));
            refuse(length > MAX_BODY_BYTES, bad("body length", 4, length));
            String body = take(in, (int) length);
            refuse(body.length() < length, new EOFException(body.length() + " of " + length));
            return Optional.of(login(header.charAt(3) == 1, header + body));
        }

        private static String take(InputStream in, int count) throws IOException {
            StringBuilder taken = new StringBuilder();
            while (taken.length() < count) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                taken.append((char) next);
            }
            return taken.toString();
        }

        private static Login login(boolean hasLast, String text) throws IOException {
            long client = value(cut(text, "client id", 8, 4));
            int size = (int) value(cut(text, "name length", 12, 1));
            refuse(size == 0, bad("name length", 12, 0));
            byte[] utf8 = cut(text, "name", 13, size).getBytes(ISO_8859_1);
            String name = new String(utf8, UTF_8);
            boolean same = java.util.Arrays.equals(name.getBytes(UTF_8), utf8);
            refuse(!same, new ProtocolException("name at byte 13 is no UTF-8"));
            int at = 13 + size;
            OptionalLong last = OptionalLong.empty();
            if (hasLast) {
                last = OptionalLong.of(value(cut(text, "last login", at, 8)));
                at += 8;
            }
            int count = (int) value(cut(text, "channel count", at, 1));
            String channels = cut(text, "channels", at + 1, 2 * count);
            return new Login(
                    client,
                    name,
                    last,
                    IntStream.range(0, count)
                            .mapToObj(i -> (int) value(channels.substring(2 * i, 2 * i + 2)))
                            .toList());
        }

        private static long value(String bytes) {
            return bytes.chars().asLongStream().reduce(0, (sum, b) -> sum << 8 | b);
        }

        private static String cut(String text, String field, int at, int size) throws IOException {
            int left = text.length() - at;
            refuse(
                    left < size,
                    new ProtocolException(
                            "%s at byte %d: %d of %d".formatted(field, at, left, size)));
            return text.substring(at, at + size);
        }

        private static IOException bad(String field, int at, long value) {
            return new ProtocolException("%s at byte %d: %d".formatted(field, at, value));
        }

        private static void refuse(boolean isBad, IOException why) throws IOException {
            if (isBad) {
                throw why;
            }
        }
    }
}
