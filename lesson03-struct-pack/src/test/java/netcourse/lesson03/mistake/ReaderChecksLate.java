package netcourse.lesson03.mistake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-checks-late",
        does = "reads header and body, and checks them together",
        sees =
                "The wrong magic is found when megabytes of something else have been read, or never, since they do not come. Check the 16 bytes before you read on.",
        caughtBy = "refusesHeaderBeforeItReadsTheBody")
public class ReaderChecksLate extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        byte[] head = in.readNBytes(16);
        int length = head.length < 16 ? 0 : ByteBuffer.wrap(head).getInt(12);
        byte[] body = in.readNBytes(Math.max(0, length));
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return super.read(new ByteArrayInputStream(all), maxBodyBytes);
    }
}
