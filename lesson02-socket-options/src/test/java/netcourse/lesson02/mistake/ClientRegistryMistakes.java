package netcourse.lesson02.mistake;

import static java.util.Comparator.comparingInt;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.exercise.ClientRegistry;

/// Common mistakes in exercise 2.10, register clients in gateway groups from many threads, in the
/// order of the behaviours of [netcourse.lesson02.ClientRegistryCheck] that catch them.
public final class ClientRegistryMistakes {
    private ClientRegistryMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class InSteps implements ClientRegistry {
        final Map<ClientInfo, Group> groupOf;
        int capacity;
        List<Group> groups;

        InSteps() {
            this(new ConcurrentHashMap<>());
        }

        InSteps(Map<ClientInfo, Group> groupOf) {
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

    @Mistake(
            does = "adds every client to the first group",
            sees = "One gateway thread serves everybody, and the others are idle.",
            caughtBy = "picksGroupWithFewestClients")
    public static class AlwaysPicksFirstGroup extends InSteps {
        @Override
        Group fewest() {
            return groups.getFirst();
        }
    }

    @Mistake(
            does = "takes the capacity for that of each group",
            sees = "With 2 groups twice as many clients get in as there are places.",
            caughtBy = "admitsSoManyInAllGroupsTogether")
    public static class CountsPerGroup extends InSteps {
        @Override
        boolean isFull() {
            return fewest().size() == capacity;
        }
    }

    @Mistake(
            does = "does not ask whether the client is registered already",
            sees =
                    """
                    A client that is added twice has two places, and gives only one of them back:
                    the other is lost for good.
                    """,
            caughtBy = "refusesClientThatIsRegistered")
    public static class RegistersTwice extends InSteps {
        @Override
        public synchronized Optional<Group> register(ClientInfo client) {
            return isFull() ? Optional.empty() : Optional.of(join(client));
        }
    }

    @Mistake(
            does = "counts a place as free whenever deregister is called",
            sees =
                    """
                    Ends are often noticed twice, by the reader and by the writer of a connection.
                    Each needless call makes a place that does not exist, and one client more than
                    the capacity gets in.
                    """,
            caughtBy = "freesNoPlaceForStranger")
    public static class FreesPlaceOfStranger extends InSteps {
        private int taken;

        @Override
        boolean isFull() {
            return taken >= capacity;
        }

        @Override
        Group join(ClientInfo client) {
            taken++;
            return super.join(client);
        }

        @Override
        boolean leave(ClientInfo client) {
            taken--;
            return super.leave(client);
        }
    }

    @Mistake(
            does = "returns its own collection, or a view of it, and no copy",
            sees =
                    """
                    The caller's set goes on changing, and a loop over it can end in a
                    ConcurrentModificationException. A wrapper that cannot be changed only stops the
                    caller from writing.
                    """,
            caughtBy = "handsOutCopy")
    public static class HandsOutLiveView extends InSteps {
        @Override
        public Set<ClientInfo> snapshot() {
            return Collections.unmodifiableSet(groupOf.keySet());
        }
    }

    @Mistake(
            does = "lets any thread in at any time",
            sees =
                    """
                    Two threads in one list can write to the same place of its array: one
                    registration is lost, without an exception.
                    """,
            caughtBy = "letsOnlyOneThreadIntoGroup")
    public static class LocksNothing extends InSteps {
        @Override
        public Optional<Group> register(ClientInfo client) {
            refuseIfRegistered(client);
            return isFull() ? Optional.empty() : Optional.of(join(client));
        }
    }

    @Mistake(
            does = "locks in register, and does not take that lock in deregister",
            sees =
                    """
                    A lock keeps out only the threads that ask for it. A thread that removes without
                    it is in the group together with the one that adds.
                    """,
            caughtBy = "letsNobodyLeaveWhileAnotherComes")
    public static class LocksOnlyRegister extends InSteps {
        @Override
        public boolean deregister(ClientInfo client) {
            return leave(client);
        }
    }

    @Mistake(
            does = "asks whether there is a place, and takes the lock only to add the client",
            sees =
                    """
                    Between the question and the act others come in: every thread that saw the last
                    place gets it, and there are more clients than places.
                    """,
            caughtBy = "givesLastPlaceToOneOfTwo")
    public static class AsksForPlaceBeforeLock extends InSteps {
        @Override
        public Optional<Group> register(ClientInfo client) {
            boolean full = isFull();
            synchronized (this) {
                refuseIfRegistered(client);
                return full ? Optional.empty() : Optional.of(join(client));
            }
        }
    }

    @Mistake(
            does = "asks whether the client is registered, and takes the lock only to add it",
            sees =
                    """
                    containsKey and put of a ConcurrentHashMap are each safe, the two together are
                    not: two threads both see that it is missing, and both add the client.
                    """,
            caughtBy = "registersOnceWhenTwoTry")
    public static class AsksForClientBeforeLock extends InSteps {
        @Override
        public Optional<Group> register(ClientInfo client) {
            refuseIfRegistered(client);
            synchronized (this) {
                return isFull() ? Optional.empty() : Optional.of(join(client));
            }
        }
    }

    @Mistake(
            does = "looks the client up, and takes the lock only to remove it",
            sees =
                    """
                    The reader and the writer of a connection notice its end at the same time. Both
                    find the client, both remove it, and both return true.
                    """,
            caughtBy = "freesPlaceOnceWhenTwoTry")
    public static class FreesPlaceTwice extends InSteps {
        @Override
        public boolean deregister(ClientInfo client) {
            Group group = groupOf.get(client);
            if (group == null) {
                return false;
            }
            synchronized (this) {
                group.remove(client);
                groupOf.remove(client);
                return true;
            }
        }
    }

    @Mistake(
            does = "chooses a group before it takes the lock under which it adds",
            sees =
                    """
                    No two threads are in one group, but both choose before either has added: both
                    take the same group, and another stays emptier. A lock for each group does not
                    help.
                    """,
            caughtBy = "putsTwoIntoTwoGroups")
    public static class ChoosesGroupBeforeLock extends InSteps {
        @Override
        public Optional<Group> register(ClientInfo client) {
            Group fewest =
                    groups.stream().min(comparingInt(ChoosesGroupBeforeLock::size)).orElseThrow();
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

    @Mistake(
            does = "locks where it writes, and copies without the lock",
            sees =
                    """
                    To copy a HashMap is to go through it. If another thread adds a client
                    meanwhile, that ends in a ConcurrentModificationException, or in a copy that is
                    wrong.
                    """,
            caughtBy = "handsOutCopyWhileOthersComeAndGo")
    public static class CopiesWithoutLock extends InSteps {
        CopiesWithoutLock() {
            super(new HashMap<>());
        }

        @Override
        public Set<ClientInfo> snapshot() {
            return new HashSet<>(groupOf.keySet());
        }
    }
}
