package netcourse.lesson03;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at many peers again and again, in one thread: who is silent, who does not read, who is due
/// a heartbeat.
final class PeerWatch implements AutoCloseable {
    private static final int LOOKS_PER_LIMIT = 10;

    /// So soon after its limit a request of a client fails, at the latest.
    private static final int MAX_TICK_MILLIS = 250;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("peer-watch").factory());

    /// @param look checks all peers; does not block or throw
    PeerWatch(PeerSettings settings, Runnable look) {
        long heartbeat = settings.heartbeat().toMillis();
        long shorter = Math.min(heartbeat, settings.writeDeadline().toMillis());
        long tick = Math.clamp(shorter / LOOKS_PER_LIMIT, 1, MAX_TICK_MILLIS);
        thread.scheduleWithFixedDelay(look, tick, tick, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
