package netcourse.common;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Collects messages and writes them together. For one thread at a time.
final class FrameOutput {
    private final OutputStream out;
    private final ByteBuffer waiting;

    FrameOutput(OutputStream out, int bufferBytes) {
        this.out = out;
        this.waiting = ByteBuffer.allocate(Math.max(bufferBytes, MessageHeader.BYTES));
    }

    boolean isEmpty() {
        return waiting.position() == 0;
    }

    void write(Message message) throws IOException {
        if (message.wireBytes() > waiting.remaining()) {
            flush();
        }
        if (message.wireBytes() <= waiting.remaining()) {
            message.writeTo(waiting);
        } else {
            writeLarge(message);
        }
    }

    /// The header goes out with the first part of the body, not in a segment of its own.
    private void writeLarge(Message message) throws IOException {
        message.header().writeTo(waiting);
        int rest = message.putBody(0, waiting);
        flush();
        message.writeBody(rest, out);
    }

    void send(ByteBuffer messages) throws IOException {
        flush();
        int from = messages.arrayOffset() + messages.position();
        int count = messages.remaining();
        messages.position(messages.limit());
        out.write(messages.array(), from, count);
        out.flush();
    }

    void flush() throws IOException {
        int count = waiting.position();
        // Cleared first: after a failure nobody knows how much has gone, so nothing is sent again.
        waiting.clear();
        if (count > 0) {
            out.write(waiting.array(), 0, count);
        }
        out.flush();
    }
}
