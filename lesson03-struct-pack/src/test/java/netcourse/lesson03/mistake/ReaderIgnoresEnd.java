package netcourse.lesson03.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-ignores-end",
        does = "reads on until it has its bytes, and does not look for -1",
        sees =
                "At the end of the stream a read gives -1, at once and for ever: the loop never ends. readNBytes knows it, and gives fewer bytes.",
        caughtBy = "findsNothingAtTheEndBetweenTwoMessages",
        verdict = Verdict.STUCK)
public class ReaderIgnoresEnd extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        return super.read(in, maxBodyBytes);
    }

    @Override
    byte[] take(InputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            filled += Math.max(0, in.read(bytes, filled, count - filled));
        }
        return bytes;
    }
}
