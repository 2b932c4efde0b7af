package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import netcourse.checker.Mistake;
import netcourse.lesson02.SelectorEcho;

@Mistake(
        id = "leaves-clients-open",
        does = "closes the selector, and takes that for its clients too",
        sees =
                "A closed selector forgets its channels, it does not close them: each client waits on for a server that is gone, and each descriptor is lost.",
        caughtBy = "closesEverythingWhenInterrupted")
public class LeavesClientsOpen extends EchoLoop implements SelectorEcho {
    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        super.serve(listener);
    }

    @Override
    void closeClients(Selector selector) {}
}
