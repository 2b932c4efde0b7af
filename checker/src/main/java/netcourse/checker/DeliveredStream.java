package netcourse.checker;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Function;
import netcourse.common.Hex;

/// The bytes of a [Delivery] as a stream in memory, which never blocks: a read gets what is left of
/// the current part. Before the first read of a part nothing has come, so [#available()] is 0, as
/// it is on a quiet connection. Each call is a step of the transcript, with the learner's line.
public final class DeliveredStream extends InputStream {
    /// A reader that reads so often at the end of the stream is taken to loop forever.
    private static final int PATIENCE = 1000;

    private final StepRecorder steps;
    private final Function<String, Failure> endless;
    private final byte[] bytes;
    private final Delivery.Cursor cursor;
    private int position;
    private int readsAtEnd;
    private boolean asked;
    private boolean closed;

    /// @param endless the failure of a reader that loops forever, with what it does
    DeliveredStream(StepRecorder steps, Delivery delivery, Function<String, Failure> endless) {
        this.steps = steps;
        this.endless = endless;
        this.bytes = delivery.bytes();
        this.cursor = new Delivery.Cursor(delivery);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = take("read()", one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        String call = "read(byte[" + buffer.length + "], " + offset + ", " + length + ")";
        if (length == 0) {
            steps.called(call, "0");
            return 0;
        }
        return take(call, buffer, offset, length);
    }

    private int take(String call, byte[] buffer, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("stream closed");
        }
        if (position == bytes.length) {
            steps.called(call, "-1 (end of stream)");
            if (++readsAtEnd > PATIENCE) {
                throw endless.apply(
                        "read was called %d times after the end of the stream".formatted(PATIENCE));
            }
            return -1;
        }
        int count = cursor.take(Math.min(length, bytes.length - position));
        System.arraycopy(bytes, position, buffer, offset, count);
        position += count;
        steps.called(call, String.valueOf(count));
        return count;
    }

    @Override
    public int available() {
        int count = position == bytes.length ? 0 : cursor.arrived();
        asked = true;
        steps.asked("available()", String.valueOf(count));
        return count;
    }

    @Override
    public void close() {
        steps.called("close()", "");
        closed = true;
    }

    /// Whether the reader has called [#available()].
    public boolean askedWhatIsAvailable() {
        return asked;
    }

    /// Whether the reader closed it.
    public boolean isClosed() {
        return closed;
    }

    /// How many bytes the reader has taken.
    public int taken() {
        return position;
    }

    /// The bytes that the reader has left.
    public byte[] rest() {
        return Arrays.copyOfRange(bytes, position, bytes.length);
    }

    @Override
    public String toString() {
        return "stream with " + Hex.format(rest()) + " to come";
    }
}
