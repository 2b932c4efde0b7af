package netcourse.lesson02.answer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import netcourse.lesson02.exercise.ExactReader;

/// The answer to exercise 2.1.
public class SolvedExactReader implements ExactReader {
    // @start region="read-exactly"
    @Override
    public byte[] readExactly(InputStream in, int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, was " + count);
        }
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            int got = in.read(bytes, filled, count - filled);
            if (got < 0) {
                throw new EOFException(
                        "stream ended after %d of %d bytes".formatted(filled, count));
            }
            filled += got;
        }
        return bytes;
    }
    // @end
}
