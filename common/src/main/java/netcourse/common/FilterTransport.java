package netcourse.common;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// A transport above another one, which it passes everything on to: for those that change or note
/// something on the way, and override that.
public abstract class FilterTransport implements Transport {
    /// The transport below.
    protected final Transport below;

    protected FilterTransport(Transport below) {
        this.below = below;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return below.read(into);
    }

    @Override
    public void readTimeout(Duration limit) throws IOException {
        below.readTimeout(limit);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return below.write(from);
    }

    @Override
    public void shutdownOutput() throws IOException {
        below.shutdownOutput();
    }

    @Override
    public String remote() {
        return below.remote();
    }

    @Override
    public void close() throws IOException {
        below.close();
    }
}
