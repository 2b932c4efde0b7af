package netcourse.lesson02.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "asks-for-client-before-lock",
        does = "asks whether the client is registered, and takes the lock only to add it",
        sees =
                "containsKey and put of a ConcurrentHashMap are each safe, the two together are not: two threads are both told no, and both add the client.",
        caughtBy = "registersOnceWhenTwoTry")
public class AsksForClientBeforeLock extends PlainRegistry implements ClientRegistry {
    @Override
    public Optional<Group> register(ClientInfo client) {
        refuseIfRegistered(client);
        synchronized (this) {
            return isFull() ? Optional.empty() : Optional.of(join(client));
        }
    }
}
