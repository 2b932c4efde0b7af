package netcourse.lesson02.mistake;

import java.io.IOException;
import java.io.InputStream;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.ExactReader;

@Mistake(
        id = "ignores-end",
        does = "does not look for -1",
        sees =
                "At the end of the stream read returns -1, for ever: the loop adds it up and never ends, or runs backwards out of the array.",
        caughtBy = "saysHowFarItCameWhenTheStreamEnds",
        verdict = Verdict.STUCK)
public class IgnoresEndOfStream implements ExactReader {
    @Override
    public byte[] readExactly(InputStream in, int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, was " + count);
        }
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count) {
            filled += Math.max(0, in.read(bytes, filled, count - filled));
        }
        return bytes;
    }
}
