package netcourse.lesson03.answer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.exercise.FrameReader;

/// The answer to exercise 3.4.
public class SolvedFrameReader implements FrameReader {
    // @start region="read-frame"
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("maxBodyBytes must be 0.., was " + maxBodyBytes);
        }
        byte[] head = in.readNBytes(MessageHeader.BYTES); // loops until all have come, or the end
        if (head.length == 0) {
            return Optional.empty();
        }
        requireWhole(head, MessageHeader.BYTES, "header");
        MessageHeader header = MessageHeader.readFrom(ByteBuffer.wrap(head), maxBodyBytes);
        byte[] body = in.readNBytes(header.bodyLength()); // takes memory for what comes
        requireWhole(body, header.bodyLength(), "body");
        return Optional.of(Message.of(header, body));
    }

    private static void requireWhole(byte[] got, int needed, String part) throws EOFException {
        if (got.length < needed) {
            throw new EOFException(
                    "stream ended after %d of %d bytes of the %s"
                            .formatted(got.length, needed, part));
        }
    }
    // @end
}
