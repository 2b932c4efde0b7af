package netcourse.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import netcourse.common.TcpTable;

/// Prints a line for each accepted client, with its descriptor, as the article does.
///
/// The descriptor is the number that C and Python call `fileno()`. Java keeps it private; Linux
/// shows it: `/proc/self/fd/12` is a link to `socket:[3141]`, and [TcpTable] says whose connection
/// has the inode 3141. The search takes longer the more clients there are, so accepting does not
/// wait for it: one thread looks up all clients that have come since the last time, then pauses
/// nine times as long as that took.
final class AcceptLog implements AutoCloseable {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

    private final ClientGroup group;
    private final int localPort;
    private final Consumer<String> out;
    private final BlockingQueue<InetSocketAddress> accepted = new LinkedBlockingQueue<>();
    private final Thread thread;

    AcceptLog(ClientGroup group, int localPort, Consumer<String> out) {
        this.group = group;
        this.localPort = localPort;
        this.out = out;
        this.thread = Thread.ofPlatform().daemon().name("accept-log-" + localPort).start(this::run);
    }

    /// Returns at once; the line follows.
    void accepted(InetSocketAddress client) {
        accepted.add(client);
    }

    private void run() {
        List<InetSocketAddress> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(accepted.take());
                accepted.drainTo(batch);
                long start = System.nanoTime();
                print(batch);
                batch.clear();
                pause(Duration.ofNanos(System.nanoTime() - start));
            }
        } catch (InterruptedException e) {
            accepted.drainTo(batch);
            print(batch);
        }
    }

    private static void pause(Duration cost) throws InterruptedException {
        Duration pause = cost.multipliedBy(9);
        Thread.sleep(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE);
    }

    private void print(List<InetSocketAddress> batch) {
        if (batch.isEmpty()) {
            return;
        }
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
        out.accept(lines.append(group.gatewayThreads()).toString());
    }

    private Map<InetSocketAddress, Integer> find(List<InetSocketAddress> batch) {
        try {
            return showsDescriptors()
                    ? descriptors(localPort, batch, group.descriptors())
                    : Map.of();
        } catch (IOException e) {
            out.accept("cannot read the descriptors from /proc: " + e.getMessage());
            return Map.of();
        }
    }

    /// Whether this system shows descriptors: Linux only.
    static boolean showsDescriptors() {
        return TcpTable.isAvailable() && Files.isDirectory(DESCRIPTORS);
    }

    /// Looks for the sockets that connect a local port with these clients. One call costs time in
    /// proportion to all sockets of the system, so clients are looked for in batches.
    ///
    /// @param known descriptors of other sockets, which need not be looked at
    /// @return those that were found
    static Map<InetSocketAddress, Integer> descriptors(
            int localPort, Collection<InetSocketAddress> clients, BitSet known) throws IOException {
        Map<Long, InetSocketAddress> clientOf = TcpTable.inodes(localPort, clients);
        Map<InetSocketAddress, Integer> found = new HashMap<>();
        String[] names = DESCRIPTORS.toFile().list();
        if (names == null) {
            throw new IOException("cannot list " + DESCRIPTORS);
        }
        for (String name : names) {
            int descriptor = Integer.parseInt(name);
            if (found.size() < clientOf.size() && !known.get(descriptor)) {
                InetSocketAddress client = clientOf.get(socketInode(name));
                if (client != null) {
                    found.put(client, descriptor);
                }
            }
        }
        return found;
    }

    /// 0, which is no inode, if the descriptor is no socket or was closed meanwhile.
    private static long socketInode(String descriptor) throws IOException {
        try {
            String target = Files.readSymbolicLink(DESCRIPTORS.resolve(descriptor)).toString();
            return target.startsWith("socket:[")
                    ? Long.parseLong(target, "socket:[".length(), target.length() - 1, 10)
                    : 0;
        } catch (NoSuchFileException e) {
            return 0;
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
