package netcourse.lesson01.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-end-always-clean",
        does = "takes every end of the stream for a farewell",
        sees =
                "Only an end between two messages is clean. One inside a message is a loss, and nobody hears of it.",
        caughtBy = "tellsCleanEndFromEarlyEnd")
public class LoginEndIsAlwaysClean extends SolvedLoginCodec implements LoginCodec {
    @Override
    public Optional<Login> read(InputStream in) throws IOException {
        try {
            return super.read(in);
        } catch (EOFException e) {
            return Optional.empty();
        }
    }
}
