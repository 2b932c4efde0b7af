package netcourse.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.gateway.Gateway.DisconnectReason;

/// A gateway with one thread and one selector for all clients.
final class SelectorGateway implements Gateway {
    /// What is attached to a key of the selector.
    interface Attachment {
        /// The key's channel is ready. A failure of one channel ends that channel, nothing else.
        void ready(long now);

        /// Time has passed.
        void check(long now);
    }

    /// For clients to take their farewell, a little more than [GatewayClient#FAREWELL_NANOS].
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final long tickMillis;
    private final LongSupplier clock;
    private final GatewayLog log;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Endpoint endpoint;
    private final Thread thread;
    private volatile boolean stopping;
    private long nextCheck = System.nanoTime();

    private SelectorGateway(
            ServerSocketChannel listener,
            Selector selector,
            Gateway.Context context,
            GatewayLog log)
            throws IOException {
        this.tickMillis = context.tick().toMillis();
        this.clock = context.clock();
        this.log = log;
        this.selector = selector;
        this.listener = listener;
        this.endpoint = Endpoint.of((InetSocketAddress) listener.getLocalAddress());
        this.thread = Thread.ofPlatform().name("selector-" + endpoint.port()).unstarted(this::run);
    }

    static SelectorGateway open(
            Listening listening, Gateway.Settings settings, Gateway.Context context)
            throws IOException {
        Selector selector = Selector.open();
        try {
            ServerSocketChannel listener = listening.openChannel();
            GatewayLog log = new GatewayLog(settings, context, listener.socket().getLocalPort());
            SelectorAcceptor.register(listener, selector, settings, log);
            SelectorGateway gateway = new SelectorGateway(listener, selector, context, log);
            gateway.thread.start();
            return gateway;
        } catch (IOException e) {
            selector.close();
            throw e;
        }
    }

    private void run() {
        try {
            while (!stopping) {
                round();
            }
            listener.close();
            bidFarewell();
        } catch (IOException e) {
            log.say("the selector failed: " + e.getMessage());
        } finally {
            closeAll();
        }
    }

    private void round() throws IOException {
        selector.select(this::ready, tickMillis);
        long realNow = System.nanoTime();
        if (realNow - nextCheck >= 0) {
            nextCheck = realNow + tickMillis * 1_000_000;
            long now = clock.getAsLong();
            for (SelectionKey key : selector.keys()) {
                ((Attachment) key.attachment()).check(now);
            }
        }
    }

    private void ready(SelectionKey key) {
        ((Attachment) key.attachment()).ready(clock.getAsLong());
    }

    private void bidFarewell() throws IOException {
        long now = clock.getAsLong();
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof SelectorClient client
                    && client.end(DisconnectReason.STOPPING, now)) {
                client.sayFarewell();
            }
        }
        long end = System.nanoTime() + GRACE.toNanos();
        selector.selectNow(this::ready);
        while (!selector.keys().isEmpty() && System.nanoTime() - end < 0) {
            round();
        }
    }

    private void closeAll() {
        List<AutoCloseable> open = new ArrayList<>();
        selector.keys().forEach(key -> open.add(key.channel()));
        open.add(listener);
        open.add(selector);
        for (AutoCloseable closeable : open) {
            try {
                closeable.close();
            } catch (Exception e) {
                log.say("closing failed: " + e.getMessage());
            }
        }
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public GatewayLog log() {
        return log;
    }

    @Override
    public void close() {
        stopping = true;
        selector.wakeup();
        try {
            thread.join(GRACE.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }
}
