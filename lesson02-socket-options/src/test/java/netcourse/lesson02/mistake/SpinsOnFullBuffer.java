package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "spins-on-full-buffer",
        does = "writes in a loop until all is written",
        sees =
                "A client that does not read fills the send buffer. From then on write returns 0, for ever: the loop spins, and all the others wait. Keep the rest and ask for OP_WRITE.",
        caughtBy = "stopsReadingFromClientThatDoesNotRead")
public class SpinsOnFullBuffer extends EchoLoop {
    @Override
    void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
        if (client.read(owed) < 0) {
            client.close();
            return;
        }
        owed.flip();
        while (owed.hasRemaining()) {
            client.write(owed);
        }
        owed.clear();
    }
}
