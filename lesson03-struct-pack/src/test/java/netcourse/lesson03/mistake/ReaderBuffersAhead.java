package netcourse.lesson03.mistake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-buffers-ahead",
        does = "reads through a BufferedInputStream of its own",
        sees =
                "It takes more from the stream than the message has. The beginning of the next message is in a buffer that is thrown away.",
        caughtBy = "leavesTheNextMessageToTheNextRead")
public class ReaderBuffersAhead extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        return super.read(new BufferedInputStream(in), maxBodyBytes);
    }
}
