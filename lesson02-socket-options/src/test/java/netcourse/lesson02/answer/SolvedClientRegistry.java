package netcourse.lesson02.answer;

import static java.util.Comparator.comparingInt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.exercise.ClientRegistry;
import netcourse.lesson02.exercise.ClientRegistry.Group;

/// The answer to exercise 2.10.
public class SolvedClientRegistry implements ClientRegistry {
    // @start region="register-with-capacity"
    private final Map<ClientInfo, Group> groupOf = new HashMap<>();
    private int capacity;
    private List<Group> groups;

    @Override
    public synchronized void open(int capacity, List<Group> groups) {
        this.capacity = capacity;
        this.groups = List.copyOf(groups);
    }

    @Override
    public synchronized Optional<Group> register(ClientInfo client) {
        if (groupOf.containsKey(client)) {
            throw new IllegalArgumentException("registered already: " + client);
        }
        if (groupOf.size() == capacity) {
            return Optional.empty();
        }
        Group fewest = groups.stream().min(comparingInt(Group::size)).orElseThrow();
        fewest.add(client);
        groupOf.put(client, fewest);
        return Optional.of(fewest);
    }

    @Override
    public synchronized boolean deregister(ClientInfo client) {
        Group group = groupOf.remove(client);
        if (group == null) {
            return false;
        }
        group.remove(client);
        return true;
    }

    // @end

    @Override
    public synchronized Set<ClientInfo> snapshot() {
        return Set.copyOf(groupOf.keySet());
    }
}
