package netcourse.gateway;

import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import netcourse.gateway.Gateway.DisconnectReason;

/// What a gateway logs: its clients, how each of them ended, and how much they sent. For use by
/// many threads.
public final class GatewayLog implements AutoCloseable {
    private final Gateway.Settings settings;
    private final Consumer<String> out;
    private final ClientGroup group;
    private final AcceptLog acceptLog;
    private final AtomicLong accepted = new AtomicLong();
    private final LongAdder bytes = new LongAdder();
    private final Map<DisconnectReason, LongAdder> ended = new EnumMap<>(DisconnectReason.class);
    private final Map<DisconnectReason, String> words = new EnumMap<>(DisconnectReason.class);

    /// @param localPort where the gateway listens
    GatewayLog(Gateway.Settings settings, Gateway.Context context, int localPort) {
        this.settings = settings;
        this.out = context.out();
        this.group = new ClientGroup("gateway-" + localPort);
        this.acceptLog = context.eachClient() ? new AcceptLog(group, localPort, out) : null;
        for (DisconnectReason reason : DisconnectReason.values()) {
            ended.put(reason, new LongAdder());
            words.put(reason, settings.words(reason));
        }
    }

    Gateway.Settings settings() {
        return settings;
    }

    /// The clients of the gateway's thread.
    public ClientGroup group() {
        return group;
    }

    void say(String line) {
        out.accept(line);
    }

    void accepted(InetSocketAddress client) {
        accepted.incrementAndGet();
        group.add(client);
        if (acceptLog != null) {
            acceptLog.accepted(client);
        }
    }

    void refused(InetSocketAddress client) {
        ended.get(DisconnectReason.FULL).increment();
        say("refused " + AcceptLog.address(client) + ": " + words.get(DisconnectReason.FULL));
    }

    void ended(GatewayClient client, DisconnectReason reason) {
        ended.get(reason).increment();
        bytes.add(client.watch.total());
        group.remove(client.remote);
        if (reason.isOurs() && reason != DisconnectReason.STOPPING) {
            say("closed " + AcceptLog.address(client.remote) + ": " + words.get(reason));
        }
    }

    /// One line: how many clients came, how they ended, how many bytes they sent.
    public String summary() {
        StringJoiner ends = new StringJoiner(", ", " (", ")").setEmptyValue("");
        ended.forEach((reason, number) -> {
            if (reason != DisconnectReason.FULL && number.sum() > 0) {
                ends.add(number.sum() + " " + words.get(reason));
            }
        });
        return "accepted %d clients%s, refused %d, echoed %d bytes"
                .formatted(
                        accepted.get(), ends, ended.get(DisconnectReason.FULL).sum(), bytes.sum());
    }

    @Override
    public void close() {
        if (acceptLog != null) {
            acceptLog.close();
        }
    }
}
