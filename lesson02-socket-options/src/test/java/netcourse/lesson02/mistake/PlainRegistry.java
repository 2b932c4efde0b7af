package netcourse.lesson02.mistake;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

/// A registry without a mistake. Each mistake in exercise 2.8 replaces one step of it.
abstract class PlainRegistry implements ClientRegistry {
    final Map<ClientInfo, Group> groupOf;
    int capacity;
    List<Group> groups;

    PlainRegistry() {
        this(new ConcurrentHashMap<>());
    }

    PlainRegistry(Map<ClientInfo, Group> groupOf) {
        this.groupOf = groupOf;
    }

    @Override
    public void open(int capacity, List<Group> groups) {
        this.capacity = capacity;
        this.groups = groups;
    }

    @Override
    public Optional<Group> register(ClientInfo client) {
        synchronized (this) {
            refuseIfRegistered(client);
            return isFull() ? Optional.empty() : Optional.of(join(client));
        }
    }

    void refuseIfRegistered(ClientInfo client) {
        if (groupOf.containsKey(client)) {
            throw new IllegalArgumentException("registered already: " + client);
        }
    }

    boolean isFull() {
        return groupOf.size() >= capacity;
    }

    Group fewest() {
        return groups.stream().min(comparingInt(Group::size)).orElseThrow();
    }

    Group join(ClientInfo client) {
        Group group = fewest();
        group.add(client);
        groupOf.put(client, group);
        return group;
    }

    @Override
    public boolean deregister(ClientInfo client) {
        synchronized (this) {
            return leave(client);
        }
    }

    boolean leave(ClientInfo client) {
        Group group = groupOf.remove(client);
        if (group != null) {
            group.remove(client);
        }
        return group != null;
    }

    @Override
    public Set<ClientInfo> snapshot() {
        return Set.copyOf(groupOf.keySet());
    }
}
