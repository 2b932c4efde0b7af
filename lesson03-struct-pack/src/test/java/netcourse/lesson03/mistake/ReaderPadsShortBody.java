package netcourse.lesson03.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-pads-short-body",
        does = "does not look at how many bytes of the body it got",
        sees =
                "The stream ended in the middle, and the array has zeros at its end: a message that nobody sent. readNBytes says how many came.",
        caughtBy = "tellsCleanEndFromEarlyEnd")
public class ReaderPadsShortBody extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        return super.read(in, maxBodyBytes);
    }

    @Override
    byte[] take(InputStream in, int count) throws IOException {
        byte[] bytes = super.take(in, count);
        return count == MessageHeader.BYTES ? bytes : Arrays.copyOf(bytes, count);
    }
}
