package netcourse.lesson03;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import netcourse.common.Message;
import netcourse.common.MessageInput;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;
import netcourse.lesson03.exercise.FrameSplitter;

/// Reads chunks and has a [FrameSplitter] cut them.
final class SplitterInput implements MessageInput {
    private static final int CHUNK_BYTES = 8192;

    private final Transport transport;
    private final FrameSplitter splitter;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    private final Queue<Message> complete = new ArrayDeque<>();
    private ProtocolException refusal;

    SplitterInput(Transport transport, FrameSplitter splitter, int maxBodyBytes) {
        this.transport = transport;
        this.splitter = splitter;
        splitter.begin(maxBodyBytes);
    }

    @Override
    public Optional<Message> read() throws IOException {
        Optional<Message> message;
        while ((message = poll()).isEmpty()) {
            if (transport.read(chunk.clear()) < 0) {
                splitter.end();
                return Optional.empty();
            }
            push(chunk.flip());
        }
        return message;
    }

    @Override
    public Optional<Message> poll() throws IOException {
        if (complete.isEmpty() && refusal != null) {
            throw refusal;
        }
        return Optional.ofNullable(complete.poll());
    }

    /// Messages before a refused header are served before it is refused.
    private void push(ByteBuffer bytes) {
        try {
            splitter.push(bytes, complete::add);
        } catch (ProtocolException e) {
            refusal = e;
        }
    }
}
