package netcourse.common;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Closes the transport below if the peer does not take a write, of 256 KiB at most, within a time.
/// A socket has a time-out for reads, and none for writes.
public final class WriteDeadline extends FilterTransport {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Duration limit;
    private volatile boolean late;

    /// @param limit more than zero
    public WriteDeadline(Transport below, Duration limit) {
        super(below);
        this.limit = limit;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("write-deadline").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /// @throws SocketTimeoutException if the time was up; the transport is closed then
    @Override
    public int write(ByteBuffer from) throws IOException {
        Future<?> cut = TIMER.schedule(this::cut, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return below.write(from);
        } catch (IOException e) {
            throw late ? timeOut(e) : e;
        } finally {
            cut.cancel(false);
        }
    }

    private void cut() {
        late = true;
        try {
            below.close();
        } catch (IOException e) {
            // The writing thread has its exception from the write.
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
