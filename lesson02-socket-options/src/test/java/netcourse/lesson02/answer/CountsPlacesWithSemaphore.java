package netcourse.lesson02.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import netcourse.checker.Alternative;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Alternative(
        "takes places from a semaphore, asks and acts inside the map's own compute, and locks only the groups")
public class CountsPlacesWithSemaphore implements ClientRegistry {
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
