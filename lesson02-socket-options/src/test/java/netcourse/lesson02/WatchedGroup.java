package netcourse.lesson02;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import netcourse.lesson02.exercise.ClientRegistry;

/// A group that notes when a second thread comes in while one is inside; and that a [Meeting] can
/// keep a thread in.
final class WatchedGroup implements ClientRegistry.Group {
    private record Visit(String thread, String call) {}

    private final String name;
    private final List<ClientInfo> clients = new CopyOnWriteArrayList<>();
    private final AtomicReference<Visit> inside = new AtomicReference<>();
    private final AtomicReference<String> overlap = new AtomicReference<>();
    private volatile Meeting meeting;

    WatchedGroup(String name) {
        this.name = name;
    }

    /// The meeting that takes place here from now on; null for none.
    void meet(Meeting next) {
        meeting = next;
    }

    /// Who met whom here, null if nobody.
    String overlap() {
        return overlap.get();
    }

    List<ClientInfo> clients() {
        return List.copyOf(clients);
    }

    @Override
    public int size() {
        return visit("size()", clients::size);
    }

    @Override
    public void add(ClientInfo client) {
        visit("add(client)", () -> clients.add(client));
    }

    @Override
    public void remove(ClientInfo client) {
        visit("remove(client)", () -> clients.remove(client));
    }

    private <T> T visit(String call, Supplier<T> body) {
        Visit mine = new Visit(Thread.currentThread().getName(), call);
        Visit other = inside.compareAndExchange(null, mine);
        if (other != null) {
            overlap.compareAndSet(
                    null,
                    "%s came into %s of %s while %s was still in its %s"
                            .formatted(mine.thread, mine.call, name, other.thread, other.call));
        }
        try {
            Meeting now = meeting;
            if (now != null) {
                now.enter(call + " of " + name);
            }
            return body.get();
        } finally {
            inside.compareAndSet(mine, null);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
