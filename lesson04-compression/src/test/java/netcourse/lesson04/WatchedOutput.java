package netcourse.lesson04;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;

/// The stream to a peer: keeps what was written, and watches how it is used.
final class WatchedOutput extends OutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int flushes;
    private int flushedBytes;
    private int closes;
    private IOException writeFails;
    private IOException flushFails;
    private IOException closeFails;
    private final Set<IOException> thrown = new HashSet<>();
    private Runnable beforeWrite = () -> {};

    byte[] written() {
        return written.toByteArray();
    }

    /// How many bytes were written before the last flush.
    int flushedBytes() {
        return flushedBytes;
    }

    int flushes() {
        return flushes;
    }

    int closes() {
        return closes;
    }

    /// From now on every write throws: this, and then others with the same message, since no stream
    /// throws the same object twice.
    WatchedOutput failingWrites(IOException with) {
        writeFails = with;
        return this;
    }

    /// From now on every flush throws, in the same way.
    WatchedOutput failingFlushes(IOException with) {
        flushFails = with;
        return this;
    }

    /// From now on every close throws, in the same way, and closes.
    WatchedOutput failingCloses(IOException with) {
        closeFails = with;
        return this;
    }

    /// Runs this at the beginning of each write, before the bytes are looked at.
    void beforeWrite(Runnable what) {
        beforeWrite = what;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        beforeWrite.run();
        failIf(closes > 0 ? new IOException("the stream is closed") : writeFails);
        written.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        failIf(flushFails);
        flushes++;
        flushedBytes = written.size();
    }

    @Override
    public void close() throws IOException {
        closes++;
        failIf(closeFails);
    }

    private void failIf(IOException failure) throws IOException {
        if (failure != null) {
            throw thrown.add(failure) ? failure : new IOException(failure.getMessage());
        }
    }
}
