package netcourse.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.TcpServer;
import netcourse.gateway.Gateway.DisconnectReason;

/// A gateway with a thread for each client, and one more that looks at the deadlines of all.
///
/// A read with a time-out would need a timer for each client, and could not free a thread that is
/// stuck in a write because the client does not read.
final class ThreadGateway implements Gateway {
    /// For clients to take their farewell, a little more than [GatewayClient#FAREWELL_NANOS].
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Gateway.Settings settings;
    private final LongSupplier clock;
    private final Duration tick;
    private final GatewayLog log;
    private final TcpServer server;
    private final Set<ThreadClient> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread watch;

    private ThreadGateway(
            ServerSocketChannel listener,
            ThreadFactory threads,
            Gateway.Settings settings,
            Gateway.Context context,
            GatewayLog log) {
        this.settings = settings;
        this.clock = context.clock();
        this.tick = context.tick();
        this.log = log;
        this.server =
                TcpServer.start(
                        listener.socket(),
                        this::serve,
                        TcpServer.Options.defaults()
                                .withMaxConnections(settings.maxClients())
                                .withSurplus(this::refuse)
                                .withThreads(threads)
                                .withGrace(GRACE)
                                .withLog(log::say));
        this.watch =
                Thread.ofPlatform()
                        .daemon()
                        .name("watch-" + server.endpoint().port())
                        .start(this::watch);
    }

    static ThreadGateway open(
            ThreadFactory threads,
            Listening listening,
            Gateway.Settings settings,
            Gateway.Context context)
            throws IOException {
        ServerSocketChannel listener = listening.openChannel();
        GatewayLog log = new GatewayLog(settings, context, listener.socket().getLocalPort());
        return new ThreadGateway(listener, threads, settings, context, log);
    }

    private void serve(Socket socket) throws IOException {
        InetSocketAddress remote = (InetSocketAddress) socket.getRemoteSocketAddress();
        long now = clock.getAsLong();
        LineWatch lines = new LineWatch(settings, now);
        ThreadClient client = new ThreadClient(socket.getChannel(), remote, lines, log, clock);
        log.accepted(remote);
        clients.add(client);
        try {
            if (stopping.getCount() == 0) {
                stop(client);
            }
            // Echoed bytes go out at once, however few they are.
            socket.setTcpNoDelay(true);
            client.serve();
        } finally {
            clients.remove(client);
        }
    }

    private void refuse(Socket socket) throws IOException {
        log.refused((InetSocketAddress) socket.getRemoteSocketAddress());
        // Fits the empty send buffer of a new connection, so it does not block.
        socket.getOutputStream().write(settings.farewell(DisconnectReason.FULL));
        socket.shutdownOutput();
    }

    private void watch() {
        try {
            while (!stopping.await(tick.toMillis(), TimeUnit.MILLISECONDS)) {
                checkAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkAll() {
        long now = clock.getAsLong();
        for (ThreadClient client : clients) {
            client.check(now);
        }
    }

    @Override
    public Endpoint endpoint() {
        return server.endpoint();
    }

    @Override
    public GatewayLog log() {
        return log;
    }

    @Override
    public void close() {
        stopping.countDown();
        clients.forEach(this::stop);
        server.close();
        log.close();
        joinWatch();
    }

    private void stop(ThreadClient client) {
        if (client.end(DisconnectReason.STOPPING, clock.getAsLong())) {
            client.sayFarewell();
        }
    }

    private void joinWatch() {
        try {
            watch.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
