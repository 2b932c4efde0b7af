package netcourse.lesson03.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.FrameSplitter;

/// A splitter without a mistake. Each mistake in exercise 3.4 replaces one step of it.
abstract class PlainFrameSplitter implements FrameSplitter {
    final ByteBuffer head = ByteBuffer.allocate(MessageHeader.BYTES);
    int maxBodyBytes;
    MessageHeader header;
    byte[] body;
    int filled;
    String refusal;

    @Override
    public void begin(int maxBodyBytes) {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("limit " + maxBodyBytes);
        }
        this.maxBodyBytes = maxBodyBytes;
        refusal = null;
        startMessage();
    }

    void startMessage() {
        head.clear();
        header = null;
        body = new byte[0];
        filled = 0;
    }

    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        refuseAgain();
        while (chunk.hasRemaining()) {
            step(chunk, messages);
        }
    }

    void step(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        if (header == null) {
            takeHeader(chunk);
        }
        if (header != null) {
            takeBody(chunk, messages);
        }
    }

    void takeHeader(ByteBuffer chunk) throws ProtocolException {
        while (head.hasRemaining() && chunk.hasRemaining()) {
            head.put(chunk.get());
        }
        if (!head.hasRemaining()) {
            header = readHeader(head.flip());
        }
    }

    MessageHeader readHeader(ByteBuffer bytes) throws ProtocolException {
        try {
            return MessageHeader.readFrom(bytes, maxBodyBytes);
        } catch (ProtocolException e) {
            refusal = e.getMessage();
            throw e;
        }
    }

    void takeBody(ByteBuffer chunk, Consumer<Message> messages) {
        int count = Math.min(chunk.remaining(), header.bodyLength() - filled);
        makeRoom(filled + count);
        chunk.get(body, filled, count);
        filled += count;
        if (filled == header.bodyLength()) {
            handOn(messages);
        }
    }

    void makeRoom(int length) {
        if (length > body.length) {
            body = Arrays.copyOf(body, Math.max(length, 2 * body.length));
        }
    }

    void handOn(Consumer<Message> messages) {
        Message message = Message.of(header, Arrays.copyOf(body, filled));
        startMessage();
        messages.accept(message);
    }

    void refuseAgain() throws ProtocolException {
        if (refusal != null) {
            throw new ProtocolException(refusal);
        }
    }

    @Override
    public void end() throws IOException {
        refuseAgain();
        if (header != null) {
            throw new EOFException(filled + " of " + header.bodyLength() + " bytes of the body");
        } else if (head.position() > 0) {
            throw new EOFException(head.position() + " of 16 bytes of the header");
        }
    }
}
