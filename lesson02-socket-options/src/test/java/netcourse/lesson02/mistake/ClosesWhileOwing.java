package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "closes-while-owing",
        does = "closes at -1 although bytes wait to be written",
        sees =
                "The end of what a client sends is not the end of what it is owed. Remember the end, write the rest, then close.",
        caughtBy = "paysWhatItOwesAfterTheEndOfTheStream")
public class ClosesWhileOwing extends EchoLoop {
    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        super.serve(listener);
    }

    @Override
    void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
        if (key.isReadable() && client.read(owed) < 0) {
            client.close();
            return;
        }
        client.write(owed.flip());
        owed.compact();
        int read = owed.hasRemaining() ? SelectionKey.OP_READ : 0;
        key.interestOps(owed.position() > 0 ? read | SelectionKey.OP_WRITE : read);
    }

    @Override
    void accept(SocketChannel client, Selector selector) throws IOException {
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(64 * 1024));
    }
}
