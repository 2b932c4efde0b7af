package netcourse.lesson03.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-end-is-always-clean",
        does = "takes every end of the stream for the clean end between two messages",
        sees =
                "A connection that broke inside a message looks like one that was closed in order, and the half message is lost without a word.",
        caughtBy = "tellsCleanEndFromEarlyEnd")
public class ReaderEndIsAlwaysClean extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        return super.read(in, maxBodyBytes);
    }

    @Override
    Optional<Message> early(String counts) {
        return Optional.empty();
    }
}
