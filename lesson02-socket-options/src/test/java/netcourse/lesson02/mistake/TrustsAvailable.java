package netcourse.lesson02.mistake;

import java.io.IOException;
import java.io.InputStream;
import netcourse.checker.Mistake;
import netcourse.lesson02.ExactReader;

@Mistake(
        id = "trusts-available",
        does = "asks available() how much will come",
        sees =
                "available() says what can be read at once without waiting, 0 on a quiet connection; it knows nothing of the message.",
        caughtBy = "returnsBytesThatArriveAtOnce")
public class TrustsAvailable implements ExactReader {
    @Override
    public byte[] readExactly(InputStream in, int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, was " + count);
        }
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count && in.available() > 0) {
            filled += in.read(bytes, filled, count - filled);
        }
        return bytes;
    }
}
