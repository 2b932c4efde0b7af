package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "keeps-selected-keys",
        does = "does not remove a key from the selected keys",
        sees =
                "The selector only adds to that set. The listener's key stays in it, and at the next event accept is called although nobody has come: it returns null.",
        caughtBy = "echoesOneMessageAfterTheOther")
public class KeepsSelectedKeys extends EchoLoop {
    @Override
    void goThrough(Selector selector) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            ready(key);
        }
    }

    @Override
    void accept(SocketChannel client, Selector selector) throws IOException {
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(16 * 1024));
    }
}
