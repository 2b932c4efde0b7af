package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "spins-at-end",
        does = "does not look for -1",
        sees =
                "A channel at its end of stream is always ready to be read: read returns -1, select returns at once, and the channel is never closed.",
        caughtBy = "closesWhenClientHasSentItsEnd")
public class SpinsAtEndOfStream extends EchoLoop {
    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        super.serve(listener);
    }

    @Override
    void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
        if (owed.position() == 0) {
            client.read(owed);
        }
        client.write(owed.flip());
        owed.compact();
        key.interestOps(owed.position() > 0 ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
}
