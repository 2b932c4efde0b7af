package netcourse.lesson01.mistake;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-allocates-announced",
        does = "makes an array of the length that the peer announced",
        sees =
                "Eight bytes from anybody cost you up to 2 GiB. Compare the length with the greatest that you take, before new byte[n].",
        caughtBy = "refusesHeaderBeforeItReadsTheBody")
public class LoginAllocatesAnnounced extends SolvedLoginCodec implements LoginCodec {
    @Override
    public Optional<Login> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] header = data.readNBytes(8);
        if (header.length < 4 || ByteBuffer.wrap(header).getInt() >> 1 != 0x4e4c_0100 >> 1) {
            return super.read(new ByteArrayInputStream(header));
        }
        if (header.length < 8) {
            throw new EOFException("stream ended after " + header.length + " of 8 bytes");
        }
        int length = ByteBuffer.wrap(header).getInt(4);
        byte[] body = new byte[length];
        int got = data.readNBytes(body, 0, length);
        if (got < length) {
            throw new EOFException(got + " of " + length + " bytes of the body");
        }
        byte[] message = ByteBuffer.allocate(8 + length).put(header).put(body).array();
        return super.read(new ByteArrayInputStream(message));
    }
}
