package netcourse.common;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Closes the connection if the peer does not take a write, of 256 KiB at most, within a time. A
/// socket has a time-out for reads, and none for writes.
public final class WriteDeadline extends FilterTransport {
    private final Closeable connection;
    private final Duration limit;
    private volatile boolean late;

    /// @param limit more than zero
    public WriteDeadline(Transport below, Duration limit) {
        this(below, below, limit);
    }

    /// The same above TLS, whose `close` would wait for the write.
    ///
    /// @param connection what is closed: the socket below
    public WriteDeadline(Transport below, Closeable connection, Duration limit) {
        super(below);
        this.connection = connection;
        this.limit = limit;
    }

    /// @throws SocketTimeoutException if the time was up; the connection is closed then
    @Override
    public int write(ByteBuffer from) throws IOException {
        Watchdog watchdog = Watchdog.over(connection, limit);
        try {
            return below.write(from);
        } catch (IOException e) {
            late = late || watchdog.isLate();
            throw late ? timeOut(e) : e;
        } finally {
            watchdog.close();
        }
    }

    private SocketTimeoutException timeOut(IOException cause) {
        SocketTimeoutException late =
                new SocketTimeoutException(
                        "peer must take a write within %d ms".formatted(limit.toMillis()));
        late.initCause(cause);
        return late;
    }
}
