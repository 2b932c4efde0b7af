package netcourse.checker;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// A real TCP socket whose stream gives no more at a read than a [Delivery] allows, and which
/// counts its bytes. The learner's end also makes each call a step of the transcript.
final class WireSocket extends Socket {
    private static final int SKIP_BYTES = 8192;

    private final StepRecorder steps;
    private final boolean isLearners;
    private final Delivery.Cursor cursor;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private volatile Traffic.Flow flow;
    private volatile boolean asked;
    private InputStream in;
    private OutputStream out;

    /// The peer's end, which will connect.
    WireSocket(StepRecorder steps, Delivery delivery) {
        this.steps = steps;
        this.isLearners = false;
        this.cursor = new Delivery.Cursor(delivery);
    }

    /// The learner's end, which [Wire#listener] fills in when it accepts.
    WireSocket(StepRecorder steps, Delivery delivery, SocketImpl none) throws IOException {
        super(none);
        this.steps = steps;
        this.isLearners = true;
        this.cursor = new Delivery.Cursor(delivery);
    }

    /// Once it is connected: where its traffic is noted.
    void note(Traffic.Flow flow) {
        this.flow = flow;
    }

    Traffic.Flow flow() {
        return flow;
    }

    long bytesRead() {
        return read.get();
    }

    long bytesWritten() {
        return written.get();
    }

    boolean askedWhatIsAvailable() {
        return asked;
    }

    private void step(String call, Object result) {
        steps.moved();
        if (isLearners) {
            steps.called(call, String.valueOf(result));
        }
    }

    private void stepThatIsSent(String call, Object result) {
        steps.moved();
        if (isLearners) {
            steps.sent(call, String.valueOf(result));
        }
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (in == null) {
            in = new CappedStream(super.getInputStream());
        }
        return in;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new CountedStream(super.getOutputStream());
        }
        return out;
    }

    @Override
    public void shutdownOutput() throws IOException {
        super.shutdownOutput();
        flow.ended(isLearners);
        stepThatIsSent("shutdownOutput()", "sends the FIN");
    }

    @Override
    public synchronized void close() throws IOException {
        if (!isClosed()) {
            if (flow != null) {
                flow.closed(isLearners, resetsOnClose());
            }
            super.close();
            stepThatIsSent("close()", "closed");
        }
    }

    private boolean resetsOnClose() {
        try {
            return getSoLinger() == 0;
        } catch (SocketException e) {
            // It is being closed just now.
            return false;
        }
    }

    private final class CappedStream extends FilterInputStream {
        CappedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int allowed = cursor.take(length);
            int count = super.read(buffer, offset, allowed);
            cursor.giveBack(allowed - Math.max(0, count));
            read.addAndGet(Math.max(0, count));
            if (count >= 0) {
                flow.received(isLearners, buffer, offset, count);
            } else {
                flow.ended(!isLearners);
            }
            step(
                    "read(byte[" + buffer.length + "], " + offset + ", " + length + ")",
                    count < 0 ? "-1 (end of stream)" : count);
            return count;
        }

        /// By [#read(byte[], int, int)], so that it skips no more than has come.
        @Override
        public long skip(long wanted) throws IOException {
            byte[] skipped = new byte[(int) Math.max(0, Math.min(wanted, SKIP_BYTES))];
            return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public int available() throws IOException {
            int count = Math.min(super.available(), cursor.arrived());
            asked = true;
            if (isLearners) {
                steps.asked("available()", String.valueOf(count));
            }
            return count;
        }

        /// As a socket's own stream does.
        @Override
        public void close() throws IOException {
            WireSocket.this.close();
        }
    }

    private final class CountedStream extends FilterOutputStream {
        CountedStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            flow.sent(isLearners, bytes, offset, length);
            out.write(bytes, offset, length);
            written.addAndGet(length);
            stepThatIsSent(
                    "write " + HexDump.line(Arrays.copyOfRange(bytes, offset, offset + length)),
                    length + " bytes");
        }

        @Override
        public void close() throws IOException {
            WireSocket.this.close();
        }
    }
}
