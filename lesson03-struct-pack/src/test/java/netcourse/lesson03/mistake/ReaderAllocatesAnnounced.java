package netcourse.lesson03.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-allocates-announced",
        does = "makes an array of the length that the header announces",
        sees =
                "Sixteen bytes from anybody cost you the greatest body: a thousand connections that announce 1 MiB and send nothing cost a gigabyte. in.readNBytes(n) takes memory for what comes.",
        caughtBy = "needsNoMemoryForTheAnnouncedLength")
public class ReaderAllocatesAnnounced extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        return super.read(in, maxBodyBytes);
    }

    @Override
    byte[] take(InputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        int got = in.readNBytes(bytes, 0, count);
        return Arrays.copyOf(bytes, got);
    }
}
