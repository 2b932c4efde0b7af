package netcourse.common;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Closes a connection if something on it takes too long that a socket has no time-out for: a
/// write, or a handshake of many reads, each of which begins a time-out of its own.
public final class Watchdog implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Closeable connection;
    private final Future<?> cut;
    private volatile boolean late;

    private Watchdog(Closeable connection, Duration limit) {
        this.connection = connection;
        this.cut =
                TIMER.schedule(
                        this::cut, TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("watchdog").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /// The time begins now, and ends with [#close()].
    ///
    /// @param connection its `close` must not wait for what is watched, as that of a TLS socket
    ///   does: the socket below then
    /// @param limit more than zero
    public static Watchdog over(Closeable connection, Duration limit) {
        return new Watchdog(connection, limit);
    }

    /// Whether the time was up, and the connection was closed.
    public boolean isLate() {
        return late;
    }

    private void cut() {
        late = true;
        try {
            connection.close();
        } catch (IOException e) {
            // The thread that is watched has its exception.
        }
    }

    /// What was watched is over.
    @Override
    public void close() {
        cut.cancel(false);
    }
}
