package netcourse.lesson04;

import java.io.IOException;
import java.io.InputStream;

/// A stream that supports `mark` for 8 KiB, and not for a byte more than was asked for; it can
/// throw in the middle, and knows what was taken for good.
final class MarkedStream extends InputStream {
    private static final int MOST_KEPT = 8192;

    private final InputStream in;
    private byte[] kept = new byte[0];
    private int keptSize;
    private int next;
    private int taken;
    private int failsAfter = Integer.MAX_VALUE;
    private IOException failure;
    private int meanwhileFrom = Integer.MAX_VALUE;
    private Runnable meanwhile;
    private boolean closed;

    MarkedStream(InputStream in) {
        this.in = in;
    }

    /// Throws this when so many bytes were taken.
    MarkedStream failing(int after, IOException failure) {
        failsAfter = after;
        this.failure = failure;
        return this;
    }

    /// Runs this before each read, once so many bytes were taken.
    MarkedStream meanwhile(int from, Runnable what) {
        meanwhileFrom = from;
        meanwhile = what;
        return this;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (taken >= meanwhileFrom) {
            meanwhile.run();
        }
        int count = next < keptSize ? again(buffer, offset, length) : more(buffer, offset, length);
        taken += Math.max(count, 0);
        return count;
    }

    private int again(byte[] buffer, int offset, int length) {
        int count = Math.min(length, keptSize - next);
        System.arraycopy(kept, next, buffer, offset, count);
        next += count;
        return count;
    }

    private int more(byte[] buffer, int offset, int length) throws IOException {
        if (taken >= failsAfter) {
            throw failure;
        }
        int count = in.read(buffer, offset, Math.min(length, failsAfter - taken));
        if (count > 0 && keptSize + count <= kept.length) {
            System.arraycopy(buffer, offset, kept, keptSize, count);
            keptSize += count;
            next = keptSize;
        } else if (count > 0) {
            kept = new byte[0];
            keptSize = 0;
            next = 0;
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int readLimit) {
        byte[] before = kept;
        int left = keptSize - next;
        kept = new byte[Math.max(left, Math.min(readLimit, MOST_KEPT))];
        System.arraycopy(before, next, kept, 0, left);
        keptSize = left;
        next = 0;
    }

    @Override
    public void reset() throws IOException {
        if (kept.length == 0) {
            throw new IOException("reset: there is no mark, or more was read since than it is for");
        }
        taken -= next;
        next = 0;
    }

    @Override
    public int available() throws IOException {
        return keptSize - next + in.available();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        in.close();
    }

    boolean isClosed() {
        return closed;
    }

    /// How many bytes were taken and not given back.
    int taken() {
        return taken;
    }
}
