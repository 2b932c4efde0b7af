package netcourse.lesson02.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import netcourse.checker.Mistake;
import netcourse.lesson02.ExactReader;

@Mistake(
        id = "forgets-offset",
        does = "reads again into the start of the array",
        sees =
                "The loop counts right, but each read overwrites the bytes of the one before: pass the offset.",
        caughtBy = "returnsBytesHoweverTheyArrive")
public class ForgetsOffset implements ExactReader {
    @Override
    public byte[] readExactly(InputStream in, int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, was " + count);
        }
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            int got = in.read(bytes, 0, count - filled);
            if (got < 0) {
                throw new EOFException(
                        "stream ended after %d of %d bytes".formatted(filled, count));
            }
            filled += got;
        }
        return bytes;
    }
}
