package netcourse.lesson01.mistake;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import netcourse.checker.Mistake;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-ignores-body-length",
        does =
                "reads the fields that it knows from the stream, and leaves the rest of the body there",
        sees =
                "What a later version appends stays in the stream, and is taken for the next message. Read the body whole, by its length.",
        caughtBy = "skipsWhatLaterWritersAppend")
public class LoginIgnoresBodyLength extends SolvedLoginCodec implements LoginCodec {
    @Override
    public Optional<Login> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(8);
        if (header.length < 8 || header[2] != 1) {
            return super.read(new ByteArrayInputStream(header));
        }
        DataInputStream data = new DataInputStream(in);
        long clientId = Integer.toUnsignedLong(data.readInt());
        byte[] name = data.readNBytes(data.readUnsignedByte());
        var last = header[3] == 1 ? OptionalLong.of(data.readLong()) : OptionalLong.empty();
        List<Integer> channels = new ArrayList<>();
        for (int left = data.readUnsignedByte(); left > 0; left--) {
            channels.add(data.readUnsignedShort());
        }
        return Optional.of(
                new Login(clientId, new String(name, StandardCharsets.UTF_8), last, channels));
    }
}
