package netcourse.lesson03;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.FrameSplitter;

/// Takes each chunk that a read gives for one message. It is right as long as the network is kind,
/// and on loopback the network is kind: this is what not to write.
public final class NaiveSplitter implements FrameSplitter {
    private static final int LINES = 3;

    private final Consumer<String> log;
    private int lost;
    private int maxBodyBytes;

    /// @param log takes a line for each chunk that is no message
    public NaiveSplitter(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void begin(int max) {
        lost = 0;
        maxBodyBytes = max;
    }

    @Override
    public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
        int bytes = chunk.remaining();
        if (bytes < MessageHeader.BYTES) {
            lost("a read gave %d of 16 bytes of a header: lost".formatted(bytes));
            return;
        }
        MessageHeader header = MessageHeader.readFrom(chunk, maxBodyBytes);
        int surplus = chunk.remaining() - header.bodyLength();
        if (surplus < 0) {
            int came = chunk.remaining();
            lost("a read gave %d of %d bytes of a body: lost".formatted(came, header.bodyLength()));
            return;
        }
        byte[] body = new byte[header.bodyLength()];
        chunk.get(body);
        messages.accept(Message.of(header, body));
        if (surplus > 0) {
            lost("a read gave %d bytes after a message: lost".formatted(surplus));
        }
    }

    private void lost(String line) {
        lost++;
        if (lost <= LINES) {
            log.accept(line);
        }
    }

    @Override
    public void end() {
        if (lost > LINES) {
            log.accept("and so at %d reads more".formatted(lost - LINES));
        }
    }
}
