package netcourse.lesson03.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-single-read",
        does = "takes one read for the header, and one for the body",
        sees =
                "A read returns what has come so far, from 1 byte up. Read until the header is whole, then until the body is.",
        caughtBy = "readsMessageHoweverItComes")
public class ReaderSingleRead extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        return super.read(in, maxBodyBytes);
    }

    @Override
    byte[] take(InputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        int got = in.read(bytes);
        return Arrays.copyOf(bytes, Math.max(0, got));
    }
}
