package netcourse.lesson02.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "locks-only-register",
        does = "locks in register, but not in deregister",
        sees =
                "A lock keeps out only those who ask for it. A thread that removes without it is in the group together with the one that adds.",
        caughtBy = "letsNobodyLeaveWhileAnotherComes")
public class LocksOnlyRegister extends PlainRegistry implements ClientRegistry {
    @Override
    public boolean deregister(ClientInfo client) {
        return leave(client);
    }
}
