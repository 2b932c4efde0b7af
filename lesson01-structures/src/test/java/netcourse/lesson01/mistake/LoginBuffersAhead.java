package netcourse.lesson01.mistake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-buffers-ahead",
        does = "wraps the stream in a buffer at each read",
        sees =
                "The buffer takes more than the message, and the start of the next one is lost with it.",
        caughtBy = "leavesTheNextMessageToTheNextRead")
public class LoginBuffersAhead extends SolvedLoginCodec implements LoginCodec {
    @Override
    public Optional<Login> read(InputStream in) throws IOException {
        return super.read(new BufferedInputStream(in));
    }
}
