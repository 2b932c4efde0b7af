package netcourse.lesson02.mistake;

import static java.util.Comparator.comparingInt;

import java.util.Optional;
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
    @Override
    public Optional<Group> register(ClientInfo client) {
        Group fewest = groups.stream().min(comparingInt(LocksGroupByGroup::size)).orElseThrow();
        synchronized (groupOf) {
            refuseIfRegistered(client);
            if (isFull()) {
                return Optional.empty();
            }
            groupOf.put(client, fewest);
        }
        synchronized (fewest) {
            fewest.add(client);
        }
        return Optional.of(fewest);
    }

    private static int size(Group group) {
        synchronized (group) {
            return group.size();
        }
    }

    @Override
    boolean leave(ClientInfo client) {
        Optional<Group> group = Optional.ofNullable(groupOf.remove(client));
        group.ifPresent(g -> {
            synchronized (g) {
                g.remove(client);
            }
        });
        return group.isPresent();
    }
}
