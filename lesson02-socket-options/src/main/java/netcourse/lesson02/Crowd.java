package netcourse.lesson02;

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
import java.util.function.IntConsumer;
import netcourse.common.Program;

/// Many clients of one server, in one thread, on one selector. For use by one thread, [#stop()]
/// excepted.
public final class Crowd implements AutoCloseable {
    /// Handshakes under way at a time: few enough for any server's queue.
    private static final int BURST = 64;

    /// Clients that share a source address: each needs a port of the system's ephemeral range,
    /// which has 16384 by RFC 6335, section 6, and 28232 on Linux.
    private static final int CLIENTS_PER_ADDRESS = 10_000;

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final InetSocketAddress server;
    private final Selector selector;
    private final CrowdReport report = new CrowdReport();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final List<CrowdClient> clients = new ArrayList<>();
    private int underWay;
    private volatile boolean stopping;

    /// @param server resolved
    public Crowd(InetSocketAddress server) throws IOException {
        this.server = server;
        this.selector = Selector.open();
    }

    /// What has happened so far.
    public CrowdReport report() {
        return report;
    }

    /// Links so many clients. Blocks until each is linked or has failed, 5 s after the last that
    /// was, or until [#stop()].
    ///
    /// @param progress takes the number of clients that are done with
    public void link(int number, IntConsumer progress) throws IOException {
        int begun = 0;
        long lastProgress = System.nanoTime();
        int done = 0;
        while (done < number && !stopping) {
            while (begun < number && underWay < BURST) {
                begin(begun++);
            }
            selector.select(this::ready, 100);
            if (begun - underWay > done) {
                done = begun - underWay;
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
            CrowdClient client = new CrowdClient(channel, report);
            if (channel.connect(server)) {
                channel.register(selector, SelectionKey.OP_READ, client);
                linked(client);
            } else {
                channel.register(selector, SelectionKey.OP_CONNECT, client);
                underWay++;
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

    private void linked(CrowdClient client) {
        clients.add(client);
        report.linked();
    }

    private void ready(SelectionKey key) {
        CrowdClient client = (CrowdClient) key.attachment();
        if (!key.isConnectable()) {
            client.read(buffer);
            return;
        }
        underWay--;
        try {
            client.channel().finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            linked(client);
        } catch (IOException e) {
            report.failed(1, Program.explain(e));
            client.close();
        }
    }

    /// Holds the links, reading what comes, until the time is up, the server has closed them all,
    /// or [#stop()].
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

    /// Ends [#link] or [#hold] soon; may be called by any thread.
    public void stop() {
        stopping = true;
        selector.wakeup();
    }

    /// Closes all clients.
    @Override
    public void close() throws IOException {
        clients.forEach(CrowdClient::close);
        selector.keys().forEach(key -> ((CrowdClient) key.attachment()).close());
        selector.close();
    }
}
