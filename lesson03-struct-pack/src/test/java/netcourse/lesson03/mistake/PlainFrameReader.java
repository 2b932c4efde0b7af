package netcourse.lesson03.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.FrameReader;

/// A reader without a mistake. Each mistake in exercise 3.5 replaces one step of it.
abstract class PlainFrameReader implements FrameReader {
    @Override
    public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("limit " + maxBodyBytes);
        }
        byte[] head = take(in, MessageHeader.BYTES);
        if (head.length == 0) {
            return atEnd();
        }
        if (head.length < MessageHeader.BYTES) {
            return early(head.length + " of 16 bytes of the header");
        }
        MessageHeader header = MessageHeader.readFrom(ByteBuffer.wrap(head), maxBodyBytes);
        byte[] body = take(in, header.bodyLength());
        if (body.length < header.bodyLength()) {
            return early(body.length + " of " + header.bodyLength() + " bytes of the body");
        }
        return Optional.of(Message.of(header, body));
    }

    byte[] take(InputStream in, int count) throws IOException {
        return in.readNBytes(count);
    }

    Optional<Message> atEnd() throws IOException {
        return Optional.empty();
    }

    Optional<Message> early(String counts) throws IOException {
        throw new EOFException(counts);
    }
}
