package netcourse.lesson02.mistake;

import java.util.Collections;
import java.util.Set;
import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "hands-out-live-view",
        does = "returns its own collection, in a wrapper that cannot be changed",
        sees =
                "The wrapper only stops its owner from writing. What is inside goes on changing under him, and a loop over it can end in a ConcurrentModificationException.",
        caughtBy = "handsOutCopy")
public class HandsOutLiveView extends PlainRegistry implements ClientRegistry {
    @Override
    public Set<ClientInfo> snapshot() {
        return Collections.unmodifiableSet(groupOf.keySet());
    }
}
