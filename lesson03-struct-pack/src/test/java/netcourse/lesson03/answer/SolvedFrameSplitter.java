package netcourse.lesson03.answer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.FrameSplitter;

/// The answer to exercise 3.5.
public class SolvedFrameSplitter implements FrameSplitter {
    // @start region="split-frames"
    private int maxBodyBytes;
    private MessageHeader header; // of the body that is coming; null while a header is
    private ByteArrayOutputStream part = new ByteArrayOutputStream();

    // @end

    @Override
    public void begin(int maxBodyBytes) {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("maxBodyBytes must be 0.., was " + maxBodyBytes);
        }
        this.maxBodyBytes = maxBodyBytes;
        await(null);
    }

    // @start region="split-frames"
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        do {
            byte[] next = new byte[Math.min(needed() - part.size(), chunk.remaining())];
            chunk.get(next);
            part.writeBytes(next);
            readHeader(); // a refused one stays where it is, and is refused again by every call
            if (header != null && part.size() == header.bodyLength()) {
                Message message = Message.of(header, part.toByteArray());
                await(null);
                messages.accept(message);
            }
        } while (chunk.hasRemaining());
    }

    private int needed() {
        return header == null ? MessageHeader.BYTES : header.bodyLength();
    }

    private void readHeader() throws ProtocolException {
        if (header == null && part.size() == MessageHeader.BYTES) {
            await(MessageHeader.readFrom(ByteBuffer.wrap(part.toByteArray()), maxBodyBytes));
        }
    }

    private void await(MessageHeader next) {
        header = next;
        part = new ByteArrayOutputStream(); // small, and doubles when it is full
    }

    // @end

    @Override
    public void end() throws IOException {
        readHeader();
        if (header != null || part.size() > 0) {
            throw new EOFException(
                    "stream ended after %d of %d bytes of the %s"
                            .formatted(part.size(), needed(), header == null ? "header" : "body"));
        }
    }
}
