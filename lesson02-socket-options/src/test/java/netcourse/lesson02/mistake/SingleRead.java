package netcourse.lesson02.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import netcourse.checker.Mistake;
import netcourse.lesson02.ExactReader;

@Mistake(
        id = "single-read",
        does = "takes one read for the whole message",
        sees =
                "A read returns what has come so far, from 1 byte up; the rest of your array stays zero.",
        caughtBy = "returnsBytesHoweverTheyArrive")
public class SingleRead implements ExactReader {
    @Override
    public byte[] readExactly(InputStream in, int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, was " + count);
        }
        byte[] bytes = new byte[count];
        if (count > 0 && in.read(bytes) < 0) {
            throw new EOFException("stream ended after 0 of " + count + " bytes");
        }
        return bytes;
    }
}
