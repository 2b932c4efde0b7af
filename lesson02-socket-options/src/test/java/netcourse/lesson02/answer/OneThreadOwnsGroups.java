package netcourse.lesson02.answer;

import static java.util.Comparator.comparingInt;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import netcourse.checker.Alternative;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Alternative(
        "has no lock, and asks no group for its size: one thread owns all, the others leave it their calls and wait")
public class OneThreadOwnsGroups implements ClientRegistry {
    private final Executor owner =
            new ThreadPoolExecutor(
                    0,
                    1,
                    1,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("owner").factory());
    private final Map<ClientInfo, Group> groupOf = new HashMap<>();
    private List<Group> groups;
    private int free;

    @Override
    public void open(int capacity, List<Group> groups) {
        this.groups = groups;
        free = capacity;
    }

    @Override
    public Optional<Group> register(ClientInfo client) {
        return ask(() -> {
            if (groupOf.containsKey(client)) {
                throw new IllegalArgumentException(client + " has a place");
            }
            Optional<Group> place =
                    groups.stream().filter(_ -> free > 0).min(comparingInt(this::load));
            place.ifPresent(group -> {
                free--;
                groupOf.put(client, group);
                group.add(client);
            });
            return place;
        });
    }

    private int load(Group group) {
        return Collections.frequency(groupOf.values(), group);
    }

    @Override
    public boolean deregister(ClientInfo client) {
        return ask(() -> {
            Optional<Group> group = Optional.ofNullable(groupOf.remove(client));
            group.ifPresent(g -> {
                g.remove(client);
                free++;
            });
            return group.isPresent();
        });
    }

    @Override
    public Set<ClientInfo> snapshot() {
        return ask(() -> new HashSet<>(groupOf.keySet()));
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, owner).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
