package netcourse.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import netcourse.common.Program;

/// Many clients of one server, in one thread, on one selector. For use by one thread, [#stop()]
/// excepted.
public final class LoadClients implements AutoCloseable {
    /// Handshakes under way at a time: few enough for any server's queue.
    private static final int BURST = 64;

    /// Clients that share a source address: each needs a port of the system's ephemeral range,
    /// which has 16384 by RFC 6335, section 6, and 28232 on Linux.
    private static final int CLIENTS_PER_ADDRESS = 10_000;

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final InetSocketAddress server;
    private final Selector selector;
    private final Report report = new Report();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final List<LoadClient> clients = new ArrayList<>();
    private int connecting;
    private volatile boolean stopping;

    /// @param server resolved
    public LoadClients(InetSocketAddress server) throws IOException {
        this.server = server;
        this.selector = Selector.open();
    }

    /// What has happened so far.
    public Report report() {
        return report;
    }

    /// Connects so many clients. Blocks until each is connected or has failed, 5 s after the last
    /// that was, or until [#stop()].
    ///
    /// @param progress takes the number of clients that are done with
    public void connect(int number, IntConsumer progress) throws IOException {
        int begun = 0;
        int done = 0;
        long lastProgress = System.nanoTime();
        while (done < number && !stopping) {
            while (begun < number && connecting < BURST) {
                begin(begun++);
            }
            selector.select(this::ready, 100);
            if (begun - connecting > done) {
                done = begun - connecting;
                lastProgress = System.nanoTime();
                progress.accept(done);
            } else if (System.nanoTime() - lastProgress > LIMIT.toNanos()) {
                report.failed(number - done, "no answer within " + LIMIT.toSeconds() + " s");
                return;
            }
        }
    }

    private void begin(int index) throws IOException {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            bind(channel, index / CLIENTS_PER_ADDRESS);
            LoadClient client = new LoadClient(channel, report);
            if (channel.connect(server)) {
                channel.register(selector, SelectionKey.OP_READ, client);
                connected(client);
            } else {
                channel.register(selector, SelectionKey.OP_CONNECT, client);
                connecting++;
            }
        } catch (IOException e) {
            report.failed(1, Program.explain(e));
            if (channel != null) {
                channel.close();
            }
        }
    }

    /// Only 127.0.0.0/8 offers another address without configuration, and on Linux only.
    private void bind(SocketChannel channel, int address) throws IOException {
        byte[] ip = server.getAddress().getAddress();
        if (address > 0 && ip.length == 4 && ip[0] == 127) {
            ip[3] += (byte) address;
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(ip), 0));
        }
    }

    private void connected(LoadClient client) {
        clients.add(client);
        report.connected++;
    }

    private void ready(SelectionKey key) {
        LoadClient client = (LoadClient) key.attachment();
        if (!key.isConnectable()) {
            client.read(buffer);
            return;
        }
        connecting--;
        try {
            client.channel().finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            connected(client);
        } catch (IOException e) {
            report.failed(1, Program.explain(e));
            client.close();
        }
    }

    /// Holds the connections, reading what comes, until the time is up, the server has closed them
    /// all, or [#stop()].
    ///
    /// @param ping how often each client sends a line, to be echoed; null for silent clients
    /// @param each runs about once a second
    public void hold(Duration time, Duration ping, Runnable each) throws IOException {
        long start = System.nanoTime();
        long lastReport = start;
        long sent = 0;
        while (!stopping && report.held() > 0 && System.nanoTime() - start < time.toNanos()) {
            if (ping != null) {
                sent = pingUpTo(sent, due(System.nanoTime() - start, ping));
            }
            selector.select(this::ready, 100);
            if (System.nanoTime() - lastReport >= 1_000_000_000L) {
                lastReport = System.nanoTime();
                each.run();
            }
        }
    }

    /// How many pings there should have been: the clients take turns, evenly over the interval.
    private long due(long nanos, Duration ping) {
        return (long) ((double) nanos / ping.toNanos() * clients.size());
    }

    private long pingUpTo(long sent, long due) {
        for (long turn = sent; turn < due; turn++) {
            clients.get((int) (turn % clients.size())).ping();
        }
        return Math.max(sent, due);
    }

    /// Ends [#connect] or [#hold] soon; may be called by any thread.
    public void stop() {
        stopping = true;
        selector.wakeup();
    }

    /// Closes all clients.
    @Override
    public void close() throws IOException {
        clients.forEach(LoadClient::close);
        selector.keys().forEach(key -> ((LoadClient) key.attachment()).close());
        selector.close();
    }

    /// What has happened to the clients: numbers, and the first error of each kind.
    public static final class Report {
        private int connected;
        private int failed;
        private int lost;
        private long pinged;
        private long answered;
        private long slowestNanos;
        private String firstFailure;
        private String firstLoss;

        private void failed(int number, String why) {
            failed += number;
            firstFailure = firstFailure == null ? why : firstFailure;
        }

        void lost(String why) {
            lost++;
            firstLoss = firstLoss == null ? why : firstLoss;
        }

        void pinged() {
            pinged++;
        }

        void answered(long nanos) {
            answered++;
            slowestNanos = Math.max(slowestNanos, nanos);
        }

        /// Clients whose connection was established.
        public int connectedClients() {
            return connected;
        }

        /// Connected clients that the server has not closed.
        public int held() {
            return connected - lost;
        }

        /// Lines that came back.
        public long answeredPings() {
            return answered;
        }

        /// How many could not connect, and why the first could not.
        public Optional<String> failures() {
            return Optional.of("%d failed, the first: %s".formatted(failed, firstFailure))
                    .filter(_ -> failed > 0);
        }

        /// How many the server closed, and what it told the first.
        public Optional<String> losses() {
            return Optional.of(
                            "the server closed %d, the first was told: %s"
                                    .formatted(lost, firstLoss))
                    .filter(_ -> lost > 0);
        }

        /// How many lines went out and came back, and how long the slowest took.
        public Optional<String> pings() {
            return Optional.of(
                            "%d pings, %d answered, the slowest in %.1f ms"
                                    .formatted(pinged, answered, slowestNanos / 1e6))
                    .filter(_ -> pinged > 0);
        }
    }
}
