package netcourse.lesson03.answer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

/// The answer to exercise 3.4.
public class SolvedFrameSplitter implements FrameSplitter {
    private static final byte[] NO_BODY = {};

    private final ByteBuffer head = ByteBuffer.allocate(MessageHeader.BYTES);
    private int maxBodyBytes;
    private MessageHeader header; // null until its 16 bytes are there
    private byte[] body;
    private int filled;
    private String refusal;

    @Override
    public void begin(int maxBodyBytes) {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("maxBodyBytes must be 0.., was " + maxBodyBytes);
        }
        this.maxBodyBytes = maxBodyBytes;
        refusal = null;
        awaitHeader();
    }

    // @start region="split-frames"
    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        refuseAgain();
        while (chunk.hasRemaining()) {
            if (header == null && !readHeader(chunk)) {
                return;
            }
            readBody(chunk);
            if (filled == header.bodyLength()) {
                Message message = Message.of(header, body);
                awaitHeader();
                messages.accept(message);
            }
        }
    }

    private void readBody(ByteBuffer chunk) {
        int count = Math.min(header.bodyLength() - filled, chunk.remaining());
        if (filled + count > body.length) { // doubled: a body is copied once or twice in all
            long room = Math.max(2L * body.length, filled + count);
            body = Arrays.copyOf(body, (int) Math.min(room, header.bodyLength()));
        }
        chunk.get(body, filled, count);
        filled += count;
    }

    // @end

    private boolean readHeader(ByteBuffer chunk) throws ProtocolException {
        while (head.hasRemaining() && chunk.hasRemaining()) {
            head.put(chunk.get());
        }
        if (head.hasRemaining()) {
            return false;
        }
        try {
            header = MessageHeader.readFrom(head.flip(), maxBodyBytes);
            return true;
        } catch (ProtocolException e) {
            refusal = e.getMessage();
            throw e;
        }
    }

    private void awaitHeader() {
        head.clear();
        header = null;
        body = NO_BODY;
        filled = 0;
    }

    private void refuseAgain() throws ProtocolException {
        if (refusal != null) {
            throw new ProtocolException(refusal);
        }
    }

    @Override
    public void end() throws IOException {
        refuseAgain();
        if (header != null) {
            throw new EOFException(
                    "stream ended after %d of %d bytes of the body"
                            .formatted(filled, header.bodyLength()));
        }
        if (head.position() > 0) {
            throw new EOFException(
                    "stream ended after %d of %d bytes of the header"
                            .formatted(head.position(), MessageHeader.BYTES));
        }
    }
}
