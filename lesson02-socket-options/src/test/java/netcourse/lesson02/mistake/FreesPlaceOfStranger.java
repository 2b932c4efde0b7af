package netcourse.lesson02.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson02.ClientInfo;
import netcourse.lesson02.ClientRegistry;

@Mistake(
        id = "frees-place-of-stranger",
        does = "counts a place as free whenever deregister is called",
        sees =
                "Ends are often noticed twice, by the reader and by the writer of a connection. Each needless call makes a place that does not exist, and one client more than the capacity gets in.",
        caughtBy = "freesNoPlaceForStranger")
public class FreesPlaceOfStranger extends PlainRegistry implements ClientRegistry {
    private int taken;

    @Override
    boolean isFull() {
        return taken >= capacity;
    }

    @Override
    Group join(ClientInfo client) {
        taken++;
        return super.join(client);
    }

    @Override
    boolean leave(ClientInfo client) {
        taken--;
        return super.leave(client);
    }
}
