package netcourse.lesson01.mistake;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import netcourse.checker.Mistake;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-trusts-inner-length",
        does = "reads the fields without asking how much of the body is left",
        sees =
                "The body was whole, but a length inside it may lie all the same. That is the peer's fault, a ProtocolException, not your program's.",
        caughtBy = "refusesFieldsThatTheBodyHasNoRoomFor")
public class LoginTrustsNameLength extends SolvedLoginCodec implements LoginCodec {
    @Override
    public Optional<Login> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(8);
        int length = header.length == 8 ? ByteBuffer.wrap(header).getInt(4) : -1;
        if (length < 0
                || length > MAX_BODY_BYTES
                || header[1] != 'L'
                || header[2] != 1
                || header[3] >> 1 != 0) {
            return super.read(new ByteArrayInputStream(header));
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException(body.length + " of " + length + " bytes of the body");
        }
        ByteBuffer fields = ByteBuffer.wrap(body);
        long clientId = Integer.toUnsignedLong(fields.getInt());
        byte[] name = new byte[Byte.toUnsignedInt(fields.get())];
        fields.get(name);
        var last = header[3] == 1 ? OptionalLong.of(fields.getLong()) : OptionalLong.empty();
        int count = Byte.toUnsignedInt(fields.get());
        var channels = Stream.generate(() -> Short.toUnsignedInt(fields.getShort()));
        return Optional.of(
                new Login(
                        clientId,
                        new String(name, StandardCharsets.UTF_8),
                        last,
                        channels.limit(count).toList()));
    }
}
