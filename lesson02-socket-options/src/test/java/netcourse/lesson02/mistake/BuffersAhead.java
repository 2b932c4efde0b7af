package netcourse.lesson02.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import netcourse.checker.Mistake;
import netcourse.lesson02.ExactReader;

@Mistake(
        id = "buffers-ahead",
        does = "wraps the stream in a buffer of its own",
        sees =
                "The buffer takes more than you asked for; the start of the next message is lost with it.",
        caughtBy = "leavesWhatFollowsToTheNextRead")
public class BuffersAhead implements ExactReader {
    @Override
    public byte[] readExactly(InputStream in, int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, was " + count);
        }
        InputStream buffered = new java.io.BufferedInputStream(in);
        byte[] bytes = buffered.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException(
                    "stream ended after %d of %d bytes".formatted(bytes.length, count));
        }
        return bytes;
    }
}
