package netcourse.lesson03;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.FrameSplitter;

/// Reads chunks and has a [FrameSplitter] cut them.
final class SplitterSource implements MessageSource {
    private static final int CHUNK_BYTES = 8192;

    private final InputStream in;
    private final FrameSplitter splitter;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final Queue<Message> complete = new ArrayDeque<>();
    private ProtocolException refusal;

    SplitterSource(InputStream in, FrameSplitter splitter, int maxBodyBytes) {
        this.in = in;
        this.splitter = splitter;
        splitter.begin(maxBodyBytes);
    }

    @Override
    public Optional<Message> read() throws IOException {
        while (complete.isEmpty()) {
            if (refusal != null) {
                throw refusal;
            }
            int count = in.read(chunk);
            if (count < 0) {
                splitter.end();
                return Optional.empty();
            }
            push(count);
        }
        return Optional.of(complete.remove());
    }

    /// Messages before a refused header are served before it is refused.
    private void push(int count) {
        try {
            splitter.push(ByteBuffer.wrap(chunk, 0, count), complete::add);
        } catch (ProtocolException e) {
            refusal = e;
        }
    }

    @Override
    public boolean isReady() {
        return !complete.isEmpty();
    }
}
