package netcourse.lesson03;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks after the heartbeats and write deadlines of many peers, in one thread.
final class PeerWatch implements AutoCloseable {
    private static final int LOOKS_PER_LIMIT = 10;

    /// So soon the answers of a peer that does not read are kept without its thread's waiting.
    private static final int MAX_TICK_MILLIS = 20;

    private final Set<Peer> peers;
    private final Duration tick;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private PeerWatch(Set<Peer> peers, Duration tick) {
        this.peers = peers;
        this.tick = tick;
    }

    /// @param peers looked at again each time
    static PeerWatch start(Set<Peer> peers, PeerSettings settings) {
        long shorter =
                Math.min(settings.heartbeat().toMillis(), settings.writeDeadline().toMillis());
        Duration tick =
                Duration.ofMillis(Math.clamp(shorter / LOOKS_PER_LIMIT, 1, MAX_TICK_MILLIS));
        PeerWatch watch = new PeerWatch(peers, tick);
        Thread.ofPlatform().daemon().name("peer-watch").start(watch::run);
        return watch;
    }

    private void run() {
        try {
            while (!stopping.await(tick.toMillis(), TimeUnit.MILLISECONDS)) {
                peers.forEach(Peer::check);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
