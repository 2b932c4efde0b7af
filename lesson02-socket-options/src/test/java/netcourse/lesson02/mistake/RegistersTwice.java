package netcourse.lesson02.mistake;

import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "registers-twice",
        does = "does not ask whether the client is registered already",
        sees =
                "A client that is added twice has two places, and gives only one of them back: the other is lost for good.",
        caughtBy = "refusesClientThatIsRegistered")
public class RegistersTwice extends PlainRegistry implements ClientRegistry {
    @Override
    public synchronized Optional<Group> register(ClientInfo client) {
        return isFull() ? Optional.empty() : Optional.of(join(client));
    }
}
