package netcourse.lesson01.mistake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-single-read",
        does = "takes one read for the whole message",
        sees =
                "A read returns what has come so far, from 1 byte up. Read until the header is whole, then until the body is.",
        caughtBy = "readsMessageHoweverItComes")
public class LoginSingleRead extends SolvedLoginCodec implements LoginCodec {
    private final byte[] buffer = new byte[8 + MAX_BODY_BYTES];

    @Override
    public Optional<Login> read(InputStream in) throws IOException {
        int count = in.read(buffer);
        if (count < 0) {
            return Optional.empty();
        }
        return super.read(new ByteArrayInputStream(buffer, 0, count));
    }
}
