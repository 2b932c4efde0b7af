package netcourse.lesson02.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "locks-nothing",
        does = "lets any thread in at any time",
        sees =
                "Two threads in one list can write to the same place of its array: one registration is lost, without an exception.",
        caughtBy = "letsOnlyOneThreadIntoGroup")
public class LocksNothing extends PlainRegistry implements ClientRegistry {
    @Override
    public Optional<Group> register(ClientInfo client) {
        refuseIfRegistered(client);
        return isFull() ? Optional.empty() : Optional.of(join(client));
    }
}
