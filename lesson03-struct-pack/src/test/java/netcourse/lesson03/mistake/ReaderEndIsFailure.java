package netcourse.lesson03.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-end-is-failure",
        does = "throws EOFException also where the stream ends between two messages",
        sees =
                "Every connection that is closed in order stands in the log as a failure. DataInputStream.readFully does so: look for the first byte before.",
        caughtBy = "findsNothingAtTheEndBetweenTwoMessages")
public class ReaderEndIsFailure extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        return super.read(in, maxBodyBytes);
    }

    @Override
    Optional<Message> atEnd() throws IOException {
        return early("0 of 16 bytes of the header");
    }
}
