package netcourse.lesson02.mistake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "copies-without-lock",
        does = "locks where it writes, and copies without the lock",
        sees =
                "To copy a HashMap is to go through it. If another thread adds a client meanwhile, that ends in a ConcurrentModificationException, or in a copy that is wrong.",
        caughtBy = "handsOutCopyWhileOthersComeAndGo")
public class CopiesWithoutLock extends PlainRegistry implements ClientRegistry {
    CopiesWithoutLock() {
        super(new HashMap<>());
    }

    @Override
    public Set<ClientInfo> snapshot() {
        return new HashSet<>(groupOf.keySet());
    }
}
