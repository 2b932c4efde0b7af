package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "loses-part-of-write",
        does = "writes once, and clears the buffer",
        sees =
                "A write takes what the send buffer has room for, perhaps nothing. What is left in the buffer is thrown away with clear.",
        caughtBy = "stopsReadingFromClientThatDoesNotRead")
public class LosesPartOfWrite extends EchoLoop {
    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        super.serve(listener);
    }

    @Override
    void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
        if (client.read(owed) < 0) {
            client.close();
            return;
        }
        client.write(owed.flip());
        owed.clear();
    }
}
