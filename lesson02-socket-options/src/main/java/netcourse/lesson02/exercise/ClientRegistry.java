package netcourse.lesson02.exercise;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import netcourse.lesson02.ClientInfo;

/// Exercise 2.10: register clients in gateway groups, with a capacity, from many threads.
///
/// A gateway serves its clients in groups, one for each gateway thread, and admits only so many in
/// all. Every accepted connection asks for a place from a thread of its own, and gives it back from
/// whichever thread notices the end. The backlog of the listener is no such limit: it counts the
/// connections that nobody has accepted yet.
///
/// Whatever the threads do: never are more clients in the groups than there are places, no client
/// is in two groups or twice in one, no place is lost, and each client comes into a group that has
/// the fewest at that moment. Two clients are the same if they are equal.
public interface ClientRegistry {
    /// Called once, before anything else and by one thread.
    ///
    /// @param capacity the most clients at a time, in all groups together; 1 or more
    /// @param groups empty ones, at least one; nobody but the registry uses them
    void open(int capacity, List<Group> groups);

    /// Finds a place for a client: adds it to the group that has the fewest clients, the first of
    /// them in the list if there are several.
    ///
    /// @return the group, or nothing if all places are taken
    /// @throws IllegalArgumentException if the client is registered already, also when all places
    ///   are taken; it keeps the one place that it has
    Optional<Group> register(ClientInfo client);

    /// Removes a client from its group and frees its place, for itself or another.
    ///
    /// @return whether it was registered; if not, nothing changes. Of several threads that
    ///   deregister the same client, one gets true
    boolean deregister(ClientInfo client);

    /// The clients that are registered just now; a copy, which no later call changes. A client that
    /// comes or goes at this very time may be in it or not.
    Set<ClientInfo> snapshot();

    /// The clients of one gateway thread. A group is not safe for use by many threads: the caller
    /// sees to it that no two threads are in the methods of one group at the same time.
    interface Group {
        int size();

        void add(ClientInfo client);

        void remove(ClientInfo client);
    }
}
