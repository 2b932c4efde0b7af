package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.lesson02.SelectorEcho;

/// An echo server without a mistake. Each mistake in exercise 2.9 replaces one step of it.
abstract class EchoLoop implements SelectorEcho {
    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        try (listener;
                Selector selector = Selector.open()) {
            listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    selector.select();
                    goThrough(selector);
                }
            } finally {
                closeClients(selector);
            }
        }
    }

    void goThrough(Selector selector) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            ready(key);
        }
        selector.selectedKeys().clear();
    }

    void ready(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            accept(((ServerSocketChannel) key.channel()).accept(), key.selector());
            return;
        }
        try {
            echo(key, (SocketChannel) key.channel(), (ByteBuffer) key.attachment());
        } catch (IOException e) {
            key.channel().close();
        }
    }

    void accept(SocketChannel client, Selector selector) throws IOException {
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(16 * 1024));
    }

    void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
        if (owed.position() == 0 && client.read(owed) < 0) {
            client.close();
            return;
        }
        client.write(owed.flip());
        owed.compact();
        key.interestOps(owed.position() > 0 ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    void closeClients(Selector selector) throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
    }
}
