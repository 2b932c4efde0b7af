package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.*;
import netcourse.checker.Mistake;

@Mistake(
        id = "queues-without-bound",
        does = "reads on while what it owes piles up",
        sees =
                "A client that sends and never reads makes the server keep everything: memory runs out, by one client's will. Read nothing more from it until it has taken what it is owed.",
        caughtBy = "stopsReadingFromClientThatDoesNotRead")
public class QueuesWithoutBound extends EchoLoop {
    private final Map<SocketChannel, Queue<ByteBuffer>> queues = new HashMap<>();

    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        super.serve(listener);
    }

    @Override
    void echo(SelectionKey key, SocketChannel client, ByteBuffer buffer) throws IOException {
        Queue<ByteBuffer> owed = queues.computeIfAbsent(client, _ -> new ArrayDeque<>());
        boolean ended = client.read(buffer.clear()) < 0;
        owed.add(ByteBuffer.wrap(Arrays.copyOf(buffer.array(), buffer.position())));
        while (!owed.isEmpty() && client.write(owed.peek()) >= 0 && !owed.peek().hasRemaining()) {
            owed.remove();
        }
        if (ended && owed.isEmpty()) {
            client.close();
        } else {
            int write = owed.isEmpty() ? 0 : SelectionKey.OP_WRITE;
            key.interestOps((ended ? 0 : SelectionKey.OP_READ) | write);
        }
    }
}
