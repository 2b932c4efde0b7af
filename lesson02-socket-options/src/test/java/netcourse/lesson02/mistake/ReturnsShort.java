package netcourse.lesson02.mistake;

import java.io.IOException;
import java.io.InputStream;
import netcourse.checker.Mistake;
import netcourse.lesson02.ExactReader;

@Mistake(
        id = "returns-short",
        does = "returns what it got when the stream ends early",
        sees =
                "Half a message looks like a whole one to the caller: an end inside a message is an EOFException.",
        caughtBy = "saysHowFarItCameWhenTheStreamEnds")
public class ReturnsShort implements ExactReader {
    @Override
    public byte[] readExactly(InputStream in, int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, was " + count);
        }
        return in.readNBytes(count);
    }
}
