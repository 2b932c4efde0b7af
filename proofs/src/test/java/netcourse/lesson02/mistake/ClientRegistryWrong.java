package netcourse.lesson02.mistake;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netcourse.authoring.Wrong;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.answer.SolvedClientRegistry;
import netcourse.lesson02.exercise.ClientRegistry;

/// Further wrong solutions of exercise 2.10.
public final class ClientRegistryWrong {
    private ClientRegistryWrong() {}

    /// Under one lock; how a client is known, and which group it gets, is the subclass's.
    private abstract static class UnderOneLock implements ClientRegistry {
        final Map<Object, Group> groupOf = new HashMap<>();
        final Set<ClientInfo> clients = new HashSet<>();
        int capacity;
        List<Group> groups;

        Object key(ClientInfo client) {
            return client;
        }

        Group choose() {
            Group fewest = groups.getFirst();
            for (Group group : groups) {
                if (group.size() < fewest.size()) {
                    fewest = group;
                }
            }
            return fewest;
        }

        boolean isFull() {
            return clients.size() >= capacity;
        }

        @Override
        public synchronized void open(int capacity, List<Group> groups) {
            this.capacity = capacity;
            this.groups = List.copyOf(groups);
        }

        @Override
        public synchronized Optional<Group> register(ClientInfo client) {
            if (groupOf.containsKey(key(client))) {
                throw new IllegalArgumentException("registered already: " + client);
            }
            if (isFull()) {
                return Optional.empty();
            }
            Group group = choose();
            group.add(client);
            groupOf.put(key(client), group);
            clients.add(client);
            return Optional.of(group);
        }

        @Override
        public synchronized boolean deregister(ClientInfo client) {
            Group group = groupOf.remove(key(client));
            if (group == null) {
                return false;
            }
            group.remove(client);
            clients.remove(client);
            return true;
        }

        @Override
        public synchronized Set<ClientInfo> snapshot() {
            return Set.copyOf(clients);
        }
    }

    @Wrong("knows a client by its descriptor alone")
    public static class KnowsByDescriptor extends UnderOneLock {
        @Override
        Object key(ClientInfo client) {
            return client.clientFd();
        }
    }

    @Wrong("knows a client by its port alone")
    public static class KnowsByPort extends UnderOneLock {
        @Override
        Object key(ClientInfo client) {
            return client.fdPort();
        }
    }

    @Wrong("knows a client by its object")
    public static class KnowsByIdentity extends UnderOneLock {
        private final Map<ClientInfo, Integer> numbers = new IdentityHashMap<>();

        @Override
        Object key(ClientInfo client) {
            return numbers.computeIfAbsent(client, _ -> numbers.size());
        }
    }

    @Wrong("admits one client more")
    public static class AdmitsOneMore extends UnderOneLock {
        @Override
        boolean isFull() {
            return clients.size() > capacity;
        }
    }

    @Wrong("gives no place while a group of its own share is full")
    public static class SharesCapacity extends UnderOneLock {
        @Override
        boolean isFull() {
            return choose().size() >= capacity / groups.size();
        }
    }

    @Wrong("takes the last of the groups that have the fewest")
    public static class TakesLastOfFewest extends UnderOneLock {
        @Override
        Group choose() {
            Group fewest = groups.getFirst();
            for (Group group : groups) {
                if (group.size() <= fewest.size()) {
                    fewest = group;
                }
            }
            return fewest;
        }
    }

    @Wrong(value = "takes the first of the groups that have the most", nameless = true)
    public static class TakesFullest extends UnderOneLock {
        @Override
        Group choose() {
            Group fullest = groups.getFirst();
            for (Group group : groups) {
                if (group.size() > fullest.size()) {
                    fullest = group;
                }
            }
            return fullest;
        }
    }

    @Wrong("takes the groups in turn")
    public static class TakesGroupsInTurn extends UnderOneLock {
        private int next;

        @Override
        Group choose() {
            return groups.get(next++ % groups.size());
        }
    }

    @Wrong("looks at the places before the client")
    public static class LooksAtPlacesFirst extends UnderOneLock {
        @Override
        public synchronized Optional<Group> register(ClientInfo client) {
            return isFull() ? Optional.empty() : super.register(client);
        }
    }

    @Wrong("a second registration frees the place of the first")
    public static class SecondFreesFirst extends UnderOneLock {
        @Override
        public synchronized Optional<Group> register(ClientInfo client) {
            try {
                return super.register(client);
            } catch (IllegalArgumentException e) {
                deregister(client);
                throw e;
            }
        }
    }

    @Wrong("has one registry for all objects")
    public static class SharesClients extends SolvedClientRegistry {
        private static final Set<ClientInfo> ALL = Collections.synchronizedSet(new HashSet<>());

        @Override
        public Optional<Group> register(ClientInfo client) {
            if (!ALL.add(client)) {
                throw new IllegalArgumentException("registered already: " + client);
            }
            Optional<Group> group = super.register(client);
            if (group.isEmpty()) {
                ALL.remove(client);
            }
            return group;
        }

        @Override
        public boolean deregister(ClientInfo client) {
            ALL.remove(client);
            return super.deregister(client);
        }
    }

    @Wrong("loses the place of a client that is refused")
    public static class LosesPlaceOfRefused extends UnderOneLock {
        private int asked;

        @Override
        boolean isFull() {
            return asked++ >= capacity;
        }

        @Override
        public synchronized boolean deregister(ClientInfo client) {
            boolean removed = super.deregister(client);
            asked -= removed ? 1 : 0;
            return removed;
        }
    }

    @Wrong("gives the same snapshot until something is asked again")
    public static class CachesSnapshot extends UnderOneLock {
        private Set<ClientInfo> cached;

        @Override
        public synchronized Set<ClientInfo> snapshot() {
            if (cached == null || cached.size() != clients.size()) {
                cached = Set.copyOf(clients);
            }
            return cached;
        }
    }

    @Wrong("keeps a client in its group when it goes")
    public static class KeepsInGroup extends UnderOneLock {
        @Override
        public synchronized boolean deregister(ClientInfo client) {
            boolean known = groupOf.remove(key(client)) != null;
            clients.remove(client);
            return known;
        }
    }

    @Wrong("removes from a group outside of its lock")
    public static class RemovesUnlocked extends UnderOneLock {
        @Override
        public boolean deregister(ClientInfo client) {
            Group group;
            synchronized (this) {
                group = groupOf.remove(client);
                clients.remove(client);
            }
            if (group != null) {
                group.remove(client);
            }
            return group != null;
        }
    }

    @Wrong("adds to a group outside of its lock")
    public static class AddsUnlocked extends UnderOneLock {
        @Override
        public Optional<Group> register(ClientInfo client) {
            Group group;
            synchronized (this) {
                if (groupOf.containsKey(client)) {
                    throw new IllegalArgumentException("registered already: " + client);
                }
                if (isFull()) {
                    return Optional.empty();
                }
                group = choose();
                groupOf.put(client, group);
                clients.add(client);
            }
            group.add(client);
            return Optional.of(group);
        }
    }

    @Wrong("counts clients that have gone, too")
    public static class CountsGoneClients extends UnderOneLock {
        private int admitted;

        @Override
        boolean isFull() {
            return admitted >= capacity;
        }

        @Override
        public synchronized Optional<Group> register(ClientInfo client) {
            Optional<Group> group = super.register(client);
            admitted += group.isPresent() ? 1 : 0;
            return group;
        }
    }

    /// The answer, which takes some clients for others.
    private abstract static class OtherKey extends SolvedClientRegistry {
        private final Set<Object> keys = new HashSet<>();

        abstract Object key(ClientInfo client);

        @Override
        public synchronized Optional<Group> register(ClientInfo client) {
            if (!keys.add(key(client))) {
                throw new IllegalArgumentException("registered already: " + client);
            }
            Optional<Group> group = super.register(client);
            if (group.isEmpty()) {
                keys.remove(key(client));
            }
            return group;
        }

        @Override
        public synchronized boolean deregister(ClientInfo client) {
            keys.remove(key(client));
            return super.deregister(client);
        }
    }

    @Wrong("writes both numbers in a row for a key")
    public static class WritesNumbersInRow extends OtherKey {
        @Override
        Object key(ClientInfo client) {
            return client.clientFd() + "" + client.fdPort();
        }
    }

    @Wrong("calculates a key that overflows")
    public static class OverflowsKey extends OtherKey {
        @Override
        Object key(ClientInfo client) {
            return client.clientFd() * 65_536 + client.fdPort();
        }
    }

    @Wrong("takes each client whose descriptor is not known for a new one")
    public static class UnknownIsNew extends SolvedClientRegistry {
        @Override
        public synchronized Optional<Group> register(ClientInfo client) {
            if (client.clientFd() == ClientInfo.UNKNOWN) {
                deregister(client);
            }
            return super.register(client);
        }
    }

    @Wrong(value = "asks the groups whether there is a place before it locks", nameless = true)
    public static class AsksBeforeItLocks extends SolvedClientRegistry {
        private List<Group> groups;

        @Override
        public synchronized void open(int capacity, List<Group> groups) {
            this.groups = groups;
            super.open(capacity, groups);
        }

        @Override
        public Optional<Group> register(ClientInfo client) {
            groups.forEach(Group::size);
            return super.register(client);
        }
    }

    @Wrong(value = "takes the first two groups by turns", nameless = true)
    public static class TakesFirstTwo extends UnderOneLock {
        @Override
        Group choose() {
            return groups.get(Math.min(groups.size() - 1, clients.size() % 2));
        }
    }

    @Wrong(value = "gives a client that is registered its group once more", nameless = true)
    public static class GivesGroupAgain extends UnderOneLock {
        @Override
        public synchronized Optional<Group> register(ClientInfo client) {
            return groupOf.containsKey(client)
                    ? Optional.of(groupOf.get(client))
                    : super.register(client);
        }
    }

    @Wrong(value = "fills one set anew for each snapshot", nameless = true)
    public static class RefillsSnapshot extends UnderOneLock {
        private final Set<ClientInfo> shared = new HashSet<>();

        @Override
        public synchronized Set<ClientInfo> snapshot() {
            shared.clear();
            shared.addAll(clients);
            return shared;
        }
    }

    @Wrong("takes another lock to deregister")
    public static class DeregistersUnderOtherLock extends UnderOneLock {
        private final Object other = new Object();

        @Override
        public boolean deregister(ClientInfo client) {
            synchronized (other) {
                Group group = groupOf.remove(client);
                if (group != null) {
                    group.remove(client);
                    clients.remove(client);
                }
                return group != null;
            }
        }
    }
}
