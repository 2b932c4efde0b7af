package netcourse.lesson03.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.lesson03.FrameReader;

@Mistake(
        id = "reader-closes-stream",
        does = "closes the stream with the message, in a try-with-resources",
        sees =
                "The stream belongs to a connection that carries many messages, and closing it closes the socket: no answer can be sent. Who opened it closes it.",
        caughtBy = "leavesTheStreamOpen")
public class ReaderClosesStream extends PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        try (in) {
            return super.read(in, maxBodyBytes);
        }
    }
}
