package netcourse.lesson01.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;

/// The answer to exercise 1.9.
public class SolvedLoginCodec implements LoginCodec {
    @Override
    public void write(OutputStream out, Login login) throws IOException {
        byte[] name = login.name().getBytes(UTF_8);
        boolean hasLast = login.lastLoginMillis().isPresent();
        int length = 4 + 1 + name.length + (hasLast ? 8 : 0) + 1 + 2 * login.channels().size();
        ByteBuffer message = ByteBuffer.allocate(8 + length);
        message.putShort((short) 0x4e4c).put((byte) 1).put((byte) (hasLast ? 1 : 0));
        message.putInt(length).putInt((int) login.clientId());
        message.put((byte) name.length).put(name);
        login.lastLoginMillis().ifPresent(message::putLong);
        message.put((byte) login.channels().size());
        login.channels().forEach(channel -> message.putShort(channel.shortValue()));
        out.write(message.array());
        out.flush();
    }

    // @start region="read-login"
    @Override
    public Optional<Login> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(8); // loops until 8 have come, or the stream has ended
        if (header.length == 0) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(whole(header, 8, "header"));
        range("magic", 0, Short.toUnsignedInt(fields.getShort()), 0x4e4c, 0x4e4c);
        range("version", 2, Byte.toUnsignedInt(fields.get()), 1, 1);
        int flags = (int) range("flags", 3, Byte.toUnsignedInt(fields.get()), 0, 1);
        long length = Integer.toUnsignedLong(fields.getInt());
        range("body length", 4, length, 0, MAX_BODY_BYTES);
        byte[] body = whole(in.readNBytes((int) length), (int) length, "body");
        return Optional.of(parse(flags == 1, ByteBuffer.wrap(body)));
    }

    // @end

    private static Login parse(boolean hasLast, ByteBuffer body) throws IOException {
        long clientId = Integer.toUnsignedLong(room(body, "client id", 4).getInt());
        int length = Byte.toUnsignedInt(room(body, "name length", 1).get());
        range("name length", 12, length, 1, 255);
        String name = text(room(body, "name", length));
        OptionalLong last =
                hasLast
                        ? OptionalLong.of(room(body, "last login", 8).getLong())
                        : OptionalLong.empty();
        int count = Byte.toUnsignedInt(room(body, "channel count", 1).get());
        ByteBuffer numbers = room(body, "channels", 2 * count);
        List<Integer> channels =
                Stream.generate(() -> Short.toUnsignedInt(numbers.getShort()))
                        .limit(count)
                        .toList();
        return new Login(clientId, name, last, channels);
    }

    private static byte[] whole(byte[] got, int needed, String part) throws EOFException {
        if (got.length < needed) {
            throw new EOFException(
                    "stream ended after %d of %d bytes of the %s"
                            .formatted(got.length, needed, part));
        }
        return got;
    }

    private static long range(String field, int offset, long value, long least, long most)
            throws ProtocolException {
        if (value < least || value > most) {
            throw new ProtocolException(
                    "%s (byte %d) must be %d..%d, was %d"
                            .formatted(field, offset, least, most, value));
        }
        return value;
    }

    /// The next bytes of the body, as a buffer of their own.
    private static ByteBuffer room(ByteBuffer body, String field, int needed)
            throws ProtocolException {
        if (body.remaining() < needed) {
            throw new ProtocolException(
                    "%s (byte %d) needs %d bytes, %d are left of the body"
                            .formatted(field, 8 + body.position(), needed, body.remaining()));
        }
        ByteBuffer bytes = body.slice(body.position(), needed);
        body.position(body.position() + needed);
        return bytes;
    }

    private static String text(ByteBuffer utf8) throws ProtocolException {
        try {
            return UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("name (byte 13) must be UTF-8: " + e.getMessage());
        }
    }
}
