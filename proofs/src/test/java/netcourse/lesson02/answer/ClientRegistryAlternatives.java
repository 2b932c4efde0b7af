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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import netcourse.authoring.Alternative;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.exercise.ClientRegistry;

/// Unusual solutions of exercise 2.10, register clients in gateway groups from many threads, which
/// are right.
public final class ClientRegistryAlternatives {
    private ClientRegistryAlternatives() {}

    @Alternative(
            """
            takes places from a semaphore, asks and acts inside the map's own compute,
            and locks only the groups
            """)
    public static class CountsPlacesWithSemaphore implements ClientRegistry {
        private final Map<ClientInfo, Group> groupOf = new ConcurrentHashMap<>();
        private final ReentrantLock lock = new ReentrantLock();
        private final Semaphore places = new Semaphore(0);
        private List<Group> groups;

        @Override
        public void open(int capacity, List<Group> groups) {
            this.groups = groups;
            places.release(capacity);
        }

        @Override
        public Optional<Group> register(ClientInfo client) {
            return Optional.ofNullable(
                    groupOf.compute(
                            client,
                            (_, group) -> {
                                if (group != null) {
                                    throw new IllegalArgumentException("already there: " + client);
                                }
                                return places.tryAcquire() ? join(client) : null;
                            }));
        }

        private Group join(ClientInfo client) {
            lock.lock();
            try {
                int fewest = 0;
                int[] sizes = groups.stream().mapToInt(Group::size).toArray();
                for (int i = 1; i < sizes.length; i++) {
                    fewest = sizes[i] < sizes[fewest] ? i : fewest;
                }
                groups.get(fewest).add(client);
                return groups.get(fewest);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean deregister(ClientInfo client) {
            boolean[] left = {false};
            groupOf.computeIfPresent(
                    client,
                    (_, group) -> {
                        lock.lock();
                        try {
                            group.remove(client);
                        } finally {
                            lock.unlock();
                        }
                        left[0] = true;
                        return null;
                    });
            if (left[0]) {
                places.release();
            }
            return left[0];
        }

        @Override
        public Set<ClientInfo> snapshot() {
            return Set.copyOf(groupOf.keySet());
        }
    }

    @Alternative(
            """
            has no lock, and asks no group for its size: one thread owns all, the others
            leave it their calls and wait
            """)
    public static class OneThreadOwnsGroups implements ClientRegistry {
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
}
