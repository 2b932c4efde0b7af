package netcourse.lesson01.mistake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson01.Login;
import netcourse.lesson01.LoginCodec;
import netcourse.lesson01.answer.SolvedLoginCodec;

@Mistake(
        id = "login-ignores-end",
        does = "reads on until it has its bytes, and does not look for -1",
        sees =
                "At the end of the stream a read gives -1, at once and for ever: the loop never ends. readNBytes knows it, and gives fewer bytes.",
        caughtBy = "leavesTheNextMessageToTheNextRead",
        verdict = Verdict.STUCK)
public class LoginIgnoresEnd extends SolvedLoginCodec implements LoginCodec {
    @Override
    public Optional<Login> read(InputStream in) throws IOException {
        byte[] header = new byte[8];
        int filled = 0;
        while (filled < header.length) {
            filled += Math.max(0, in.read(header, filled, header.length - filled));
        }
        return super.read(new SequenceInputStream(new ByteArrayInputStream(header), in));
    }
}
