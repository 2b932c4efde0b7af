package netcourse.codecs;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;

/// The library's stream, which leaves the stream below open if the end cannot be written: this one
/// closes it, whatever fails.
final class ZstdOutputStream extends ZstdOutputStreamNoFinalizer {
    private boolean closed;

    ZstdOutputStream(OutputStream out, int level) throws IOException {
        super(out, level);
        setChecksum(true);
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            try (OutputStream below = out) {
                closeWithoutClosingParentStream();
                below.flush();
            }
        }
    }
}
