package netcourse.lesson02.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

@Alternative("has no lock: one thread owns the groups, the others leave it their calls and wait")
public class OneThreadOwnsGroups implements ClientRegistry {
    private final Executor owner =
            new ThreadPoolExecutor(
                    0,
                    1,
                    1,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("owner").factory());
    private final Map<Group, Set<ClientInfo>> members = new LinkedHashMap<>();
    private int places;

    @Override
    public void open(int capacity, List<Group> groups) {
        ask(() -> {
            places = capacity;
            groups.forEach(g -> members.put(g, new HashSet<>()));
            return null;
        });
    }

    @Override
    public Optional<Group> register(ClientInfo client) {
        return ask(() -> {
            if (groupOf(client) != null) {
                throw new IllegalArgumentException(client + " has a place");
            }
            if (places == 0) {
                return Optional.empty();
            }
            places--;
            Group fewest = null;
            for (Group group : members.keySet()) {
                boolean fewer =
                        fewest == null || members.get(group).size() < members.get(fewest).size();
                fewest = fewer ? group : fewest;
            }
            members.get(fewest).add(client);
            fewest.add(client);
            return Optional.of(fewest);
        });
    }

    @Override
    public boolean deregister(ClientInfo client) {
        return ask(() -> {
            Group group = groupOf(client);
            if (group != null) {
                members.get(group).remove(client);
                group.remove(client);
                places++;
            }
            return group != null;
        });
    }

    @Override
    public Set<ClientInfo> snapshot() {
        return ask(() -> {
            List<ClientInfo> all = new ArrayList<>();
            members.values().forEach(all::addAll);
            return new HashSet<>(all);
        });
    }

    private Group groupOf(ClientInfo client) {
        return members.keySet().stream()
                .filter(g -> members.get(g).contains(client))
                .findFirst()
                .orElse(null);
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, owner).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
