package netcourse.lesson01.mistake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-counts-chars",
        does = "writes name.length() as the name length",
        sees =
                "length() counts UTF-16 units; the field counts bytes of UTF-8. They are the same only while the name is ASCII.",
        caughtBy = "countsTheNameInBytes")
public class LoginCountsChars extends SolvedLoginCodec implements LoginCodec {
    @Override
    public void write(OutputStream out, Login login) throws IOException {
        ByteArrayOutputStream right = new ByteArrayOutputStream();
        super.write(right, login);
        byte[] message = right.toByteArray();
        ByteBuffer.wrap(message).put(12, (byte) login.name().length());
        out.write(message);
        out.flush();
    }
}
