package netcourse.codecs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// The JDK's stream, which leaves a deflater with a level of one's own open: this one closes it,
/// whatever fails.
class DeflateOutputStream extends DeflaterOutputStream {
    private static final int BUFFER_BYTES = 8192;

    private boolean closed;

    DeflateOutputStream(OutputStream out, int level, boolean raw) {
        super(out, new Deflater(level, raw), BUFFER_BYTES, true);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        checkOpen();
        super.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        checkOpen();
        super.flush();
    }

    final void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                super.close();
            } finally {
                def.close();
            }
        }
    }
}
