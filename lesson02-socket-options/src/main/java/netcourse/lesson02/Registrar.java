package netcourse.lesson02;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Prints a line for each accepted client, with its descriptor, as the article does.
///
/// Looking a descriptor up takes longer the more clients there are. So accepting does not wait for
/// it: a thread of the registrar's own does it for all who have come since the last time, then
/// pauses nine times as long as it took.
final class Registrar implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

    private final ClientGroup group;
    private final int localPort;
    private final Consumer<String> out;
    private final BlockingQueue<InetSocketAddress> accepted = new LinkedBlockingQueue<>();
    private final Thread thread;

    Registrar(ClientGroup group, int localPort, Consumer<String> out) {
        this.group = group;
        this.localPort = localPort;
        this.out = out;
        this.thread = Thread.ofPlatform().daemon().name("registrar-" + localPort).start(this::run);
    }

    /// Returns at once; the line follows.
    void accepted(InetSocketAddress client) {
        accepted.add(client);
    }

    private void run() {
        try {
            List<InetSocketAddress> batch = new ArrayList<>();
            while (true) {
                batch.add(accepted.take());
                accepted.drainTo(batch);
                long start = System.nanoTime();
                print(batch);
                batch.clear();
                pause(Duration.ofNanos(System.nanoTime() - start));
            }
        } catch (InterruptedException e) {
            List<InetSocketAddress> rest = new ArrayList<>();
            accepted.drainTo(rest);
            print(rest);
        }
    }

    private static void pause(Duration cost) throws InterruptedException {
        Duration pause = cost.multipliedBy(9);
        Thread.sleep(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE);
    }

    private void print(List<InetSocketAddress> batch) {
        Map<InetSocketAddress, Integer> descriptors = find(batch);
        StringBuilder lines = new StringBuilder();
        for (InetSocketAddress client : batch) {
            Integer descriptor = descriptors.get(client);
            if (descriptor != null) {
                group.describe(client, descriptor);
            }
            lines.append("---accept_client_connection, sockfd=")
                    .append(descriptor == null ? "-" : descriptor)
                    .append(", addr=")
                    .append(address(client))
                    .append('\n');
        }
        if (!batch.isEmpty()) {
            out.accept(lines.append(group.gatewayThreads()).toString());
        }
    }

    private Map<InetSocketAddress, Integer> find(List<InetSocketAddress> batch) {
        if (batch.isEmpty() || !Descriptors.isAvailable()) {
            return Map.of();
        }
        try {
            return Descriptors.find(localPort, batch, group.descriptors());
        } catch (IOException e) {
            out.accept("cannot read the descriptors from /proc: " + e.getMessage());
            return Map.of();
        }
    }

    /// As Python prints an address: `('127.0.0.1', 14024)`.
    static String address(InetSocketAddress address) {
        return "('" + address.getAddress().getHostAddress() + "', " + address.getPort() + ")";
    }

    /// Prints what has not been printed, and ends.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
