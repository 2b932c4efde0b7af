package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "queues-without-bound",
        does = "reads on while what it owes piles up",
        sees =
                "A client that sends and never reads makes the server keep everything: memory runs out, by one client's will. Read nothing more from it until it has taken what it is owed.",
        caughtBy = "stopsReadingFromClientThatDoesNotRead")
public class QueuesWithoutBound extends EchoLoop {
    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        super.serve(listener);
    }

    @Override
    void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
        if (!owed.hasRemaining()) {
            ByteBuffer bigger = ByteBuffer.allocate(owed.capacity() * 2).put(owed.flip());
            key.attach(bigger);
            owed = bigger;
        }
        if (client.read(owed) < 0 && owed.position() == 0) {
            client.close();
            return;
        }
        client.write(owed.flip());
        owed.compact();
        key.interestOps(SelectionKey.OP_READ | (owed.position() > 0 ? SelectionKey.OP_WRITE : 0));
    }
}
