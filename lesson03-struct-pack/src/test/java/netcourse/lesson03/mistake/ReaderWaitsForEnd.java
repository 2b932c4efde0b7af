package netcourse.lesson03.mistake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-waits-for-end",
        does = "reads until the stream ends, then looks for the message",
        sees =
                "The peer keeps the connection open and waits for an answer, while you wait for more. The header says how much there is to come: read that.",
        caughtBy = "readsFromConnectionThatStaysOpen",
        verdict = Verdict.STUCK)
public class ReaderWaitsForEnd extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        byte[] all = in.readAllBytes();
        return super.read(new ByteArrayInputStream(all), maxBodyBytes);
    }
}
