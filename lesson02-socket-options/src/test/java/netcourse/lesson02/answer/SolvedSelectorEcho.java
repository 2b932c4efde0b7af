package netcourse.lesson02.answer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.lesson02.exercise.SelectorEcho;

/// The answer to exercise 2.11. A key's attachment holds what its client is owed.
public class SolvedSelectorEcho implements SelectorEcho {
    private static final int PAUSE_MILLIS = 10;

    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        try (listener;
                Selector selector = Selector.open()) {
            SelectionKey accepting =
                    listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    selector.select(accepting.interestOps() == 0 ? PAUSE_MILLIS : 0);
                    accepting.interestOps(SelectionKey.OP_ACCEPT);
                    for (SelectionKey key : selector.selectedKeys()) {
                        if (key.isAcceptable()) {
                            accept(listener, key);
                        } else {
                            echo(key);
                        }
                    }
                    selector.selectedKeys().clear();
                }
            } finally {
                for (SelectionKey key : selector.keys()) key.channel().close();
            }
        }
    }

    private static void accept(ServerSocketChannel listener, SelectionKey accepting)
            throws IOException {
        try {
            SocketChannel client = listener.accept();
            if (client != null) { // null: it has gone since
                client.configureBlocking(false)
                        .register(
                                accepting.selector(),
                                SelectionKey.OP_READ,
                                ByteBuffer.allocate(16 * 1024));
            }
        } catch (IOException e) { // out of descriptors, for instance: again after a pause
            if (!listener.isOpen()) throw e;
            accepting.interestOps(0); // or select would return at once, and the loop spin
        }
    }

    private static void echo(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer owed = (ByteBuffer) key.attachment();
        try {
            if (owed.position() == 0 && client.read(owed) < 0) { // reads only if nothing is owed
                client.close();
                return;
            }
            client.write(owed.flip());
            owed.compact(); // keeps what the send buffer did not take
            key.interestOps(owed.position() > 0 ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        } catch (IOException e) { // a reset: the end of this client alone
            client.close();
        }
    }
}
