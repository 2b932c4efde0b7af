package netcourse.lesson02.mistake;

import static java.util.Comparator.comparingInt;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "locks-group-by-group",
        does = "locks each group for itself, and not the choice between them",
        sees =
                "No two threads are in one group, but both choose before either has added: both take the same group, and another stays emptier.",
        caughtBy = "putsTwoIntoTwoGroups")
public class LocksGroupByGroup extends PlainRegistry implements ClientRegistry {
    private final Set<ClientInfo> known = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<Group> register(ClientInfo client) {
        if (!known.add(client)) {
            throw new IllegalArgumentException("registered already: " + client);
        }
        if (known.size() > capacity) {
            known.remove(client);
            return Optional.empty();
        }
        Group fewest = groups.stream().min(comparingInt(LocksGroupByGroup::size)).orElseThrow();
        synchronized (fewest) {
            fewest.add(client);
        }
        groupOf.put(client, fewest);
        return Optional.of(fewest);
    }

    private static int size(Group group) {
        synchronized (group) {
            return group.size();
        }
    }

    @Override
    public boolean deregister(ClientInfo client) {
        Group group = groupOf.remove(client);
        if (group == null) {
            return false;
        }
        synchronized (group) {
            group.remove(client);
        }
        return known.remove(client);
    }
}
