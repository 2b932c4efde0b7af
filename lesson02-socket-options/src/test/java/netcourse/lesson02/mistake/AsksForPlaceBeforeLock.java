package netcourse.lesson02.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "asks-for-place-before-lock",
        does = "asks whether there is a place, and takes the lock only to add the client",
        sees =
                "Between the question and the act others come in: all that were told of the last place get it, and there are more clients than places.",
        caughtBy = "givesLastPlaceToOneOfTwo")
public class AsksForPlaceBeforeLock extends PlainRegistry implements ClientRegistry {
    @Override
    public Optional<Group> register(ClientInfo client) {
        boolean full = isFull();
        synchronized (this) {
            refuseIfRegistered(client);
            return full ? Optional.empty() : Optional.of(join(client));
        }
    }
}
