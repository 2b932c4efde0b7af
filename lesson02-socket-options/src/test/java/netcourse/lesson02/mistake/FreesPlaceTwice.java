package netcourse.lesson02.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "frees-place-twice",
        does = "looks the client up, and takes the lock only to remove it",
        sees =
                "The reader and the writer of a connection notice its end at the same time. Both find the client, both remove it, and both say that it was they.",
        caughtBy = "freesPlaceOnceWhenTwoTry")
public class FreesPlaceTwice extends PlainRegistry implements ClientRegistry {
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
