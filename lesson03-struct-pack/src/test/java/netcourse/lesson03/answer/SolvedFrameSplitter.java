package netcourse.lesson03.answer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.FrameSplitter;

/// The answer to exercise 3.5.
public class SolvedFrameSplitter implements FrameSplitter {
    private int maxBodyBytes;
    private MessageHeader header; // of the body that is coming; null while a header is
    private byte[] part;
    private int filled;

    @Override
    public void begin(int maxBodyBytes) {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("maxBodyBytes must be 0.., was " + maxBodyBytes);
        }
        this.maxBodyBytes = maxBodyBytes;
        await(null);
    }

    private void await(MessageHeader next) {
        header = next;
        part = new byte[Math.min(needed(), MessageHeader.BYTES)];
        filled = 0;
    }

    private int needed() {
        return header == null ? MessageHeader.BYTES : header.bodyLength();
    }

    // @start region="split-frames"
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        do {
            fill(chunk);
            readHeader(); // a refused one stays where it is, and is refused again by every call
            if (header != null && filled == header.bodyLength()) {
                Message message = Message.of(header, part);
                await(null);
                messages.accept(message);
            }
        } while (chunk.hasRemaining());
    }

    private void fill(ByteBuffer chunk) {
        int count = Math.min(needed() - filled, chunk.remaining());
        if (filled + count > part.length) { // at least doubled: no byte is copied often
            long room = Math.max(2L * part.length, filled + count);
            part = Arrays.copyOf(part, (int) Math.min(needed(), room));
        }
        chunk.get(part, filled, count);
        filled += count;
    }

    // @end

    private void readHeader() throws ProtocolException {
        if (header == null && filled == MessageHeader.BYTES) {
            await(MessageHeader.readFrom(ByteBuffer.wrap(part), maxBodyBytes));
        }
    }

    @Override
    public void end() throws IOException {
        readHeader();
        if (header != null || filled > 0) {
            throw new EOFException(
                    "stream ended after %d of %d bytes of the %s"
                            .formatted(filled, needed(), header == null ? "header" : "body"));
        }
    }
}
