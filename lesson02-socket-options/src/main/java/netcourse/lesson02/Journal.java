package netcourse.lesson02;

import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// What a gateway writes down: its clients, what became of them, and how much they sent. For use by
/// many threads.
public final class Journal implements AutoCloseable {
    private final GatewaySettings settings;
    private final Consumer<String> out;
    private final ClientGroup group;
    private final Registrar registrar;
    private final AtomicLong accepted = new AtomicLong();
    private final LongAdder bytes = new LongAdder();
    private final Map<Ending, LongAdder> endings = new EnumMap<>(Ending.class);
    private final Map<Ending, String> reasons = new EnumMap<>(Ending.class);

    /// @param localPort where the gateway listens
    Journal(GatewaySettings settings, Surroundings surroundings, int localPort) {
        this.settings = settings;
        this.out = surroundings.out();
        this.group = new ClientGroup("gateway-" + localPort);
        this.registrar = surroundings.eachClient() ? new Registrar(group, localPort, out) : null;
        for (Ending ending : Ending.values()) {
            endings.put(ending, new LongAdder());
            reasons.put(ending, settings.reason(ending));
        }
    }

    GatewaySettings settings() {
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
        if (registrar != null) {
            registrar.accepted(client);
        }
    }

    void refused(InetSocketAddress client) {
        endings.get(Ending.FULL).increment();
        say("refused " + Registrar.address(client) + ": " + reasons.get(Ending.FULL));
    }

    void ended(LinkedClient client, Ending ending) {
        endings.get(ending).increment();
        bytes.add(client.watch.total());
        group.remove(client.remote);
        if (ending.isOurs() && ending != Ending.STOPPING) {
            say("closed " + Registrar.address(client.remote) + ": " + reasons.get(ending));
        }
    }

    /// One line: how many clients came, how they ended, how many bytes they sent.
    public String summary() {
        StringJoiner ended = new StringJoiner(", ", "(", ")").setEmptyValue("");
        endings.forEach((ending, number) -> {
            if (ending != Ending.FULL && number.sum() > 0) {
                ended.add(number.sum() + " " + reasons.get(ending));
            }
        });
        return "accepted %d clients%s, refused %d, echoed %d bytes"
                .formatted(
                        accepted.get(),
                        ended.length() == 0 ? "" : " " + ended,
                        endings.get(Ending.FULL).sum(),
                        bytes.sum());
    }

    @Override
    public void close() {
        if (registrar != null) {
            registrar.close();
        }
    }
}
