package netcourse.lesson01.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import netcourse.common.ProtocolException;
import netcourse.lesson01.FieldReader;
import netcourse.lesson01.Login;
import netcourse.lesson01.exercise.LoginCodec;

/// The answer to exercise 1.8.
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
        FieldReader fields = new FieldReader(whole(header, 8, "header"));
        fields.u16("magic", 0x4e4c, 0x4e4c);
        fields.u8("version", 1, 1);
        boolean hasLast = fields.u8("flags", 0, 1) == 1;
        int length = (int) fields.u32("body length", 0, LoginCodec.MAX_BODY_BYTES);
        byte[] body = whole(in.readNBytes(length), length, "body");
        return Optional.of(login(new FieldReader(body, 8), hasLast));
    }

    private static byte[] whole(byte[] got, int needed, String part) throws EOFException {
        if (got.length < needed) {
            throw new EOFException(
                    "stream ended after %d of %d bytes of the %s"
                            .formatted(got.length, needed, part));
        }
        return got;
    }

    private static Login login(FieldReader body, boolean hasLast) throws ProtocolException {
        long clientId = body.u32("client id");
        String name = body.utf8("name", body.u8("name length", 1, 255));
        OptionalLong last =
                hasLast ? OptionalLong.of(body.i64("last login")) : OptionalLong.empty();
        int count = body.u8("channel count");
        body.need("channels", 2 * count);
        List<Integer> channels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            channels.add(body.u16("channel"));
        }
        return new Login(clientId, name, last, channels);
    }
    // @end
}
