package netcourse.gateway;

import java.net.InetSocketAddress;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The clients of one gateway thread, known by their addresses, each with its descriptor in this
/// process, as the article keeps them; for use by many threads.
public final class ClientGroup {
    /// As many as fit a line of a terminal or two.
    private static final int SHOWN = 3;

    /// Stands for a descriptor that the system does not show, or has not shown yet.
    private static final int UNKNOWN = -1;

    private final String gatewayThread;
    private final Map<InetSocketAddress, Integer> clients = new ConcurrentHashMap<>();

    public ClientGroup(String gatewayThread) {
        this.gatewayThread = Objects.requireNonNull(gatewayThread, "gatewayThread");
    }

    /// Adds a client whose descriptor is not known yet.
    public void add(InetSocketAddress client) {
        clients.put(client, UNKNOWN);
    }

    /// Notes the descriptor of a client, unless that has left meanwhile.
    public void describe(InetSocketAddress client, int descriptor) {
        clients.replace(client, descriptor);
    }

    /// To be called while the client's socket is still open: afterwards its descriptor may belong
    /// to the next client.
    public void remove(InetSocketAddress client) {
        clients.remove(client);
    }

    public int size() {
        return clients.size();
    }

    /// The descriptors that are known.
    public BitSet descriptors() {
        BitSet known = new BitSet();
        for (int descriptor : clients.values()) {
            if (descriptor != UNKNOWN) {
                known.set(descriptor);
            }
        }
        return known;
    }

    /// The article's map: `{"gateway_threads": {"gateway-12580": [{"client_fd": 512, "fd_port":
    /// 14024}, … 4999 more]}}`; a few clients, and how many more there are.
    public String gatewayThreads() {
        return "{\"gateway_threads\": " + this + "}";
    }

    @Override
    public String toString() {
        String shown =
                clients.entrySet().stream()
                        .limit(SHOWN)
                        .map(client -> words(client.getKey(), client.getValue()))
                        .collect(Collectors.joining(", "));
        int more = clients.size() - SHOWN;
        return "{\"%s\": [%s]}"
                .formatted(gatewayThread, more > 0 ? shown + ", … " + more + " more" : shown);
    }

    private static String words(InetSocketAddress client, int descriptor) {
        String fd = descriptor == UNKNOWN ? "\"-\"" : Integer.toString(descriptor);
        return "{\"client_fd\": " + fd + ", \"fd_port\": " + client.getPort() + "}";
    }
}
