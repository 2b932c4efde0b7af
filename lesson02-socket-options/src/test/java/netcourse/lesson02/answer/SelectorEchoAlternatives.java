package netcourse.lesson02.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.authoring.Alternative;
import netcourse.lesson02.exercise.SelectorEcho;

/// Unusual solutions of exercise 2.11, echo on a selector with partial writes and back-pressure,
/// which are right.
public final class SelectorEchoAlternatives {
    private SelectorEchoAlternatives() {}

    @Alternative(
            """
            an object per client that reads while it has room, and remembers the end
            until all is written
            """)
    public static class RemembersTheEnd implements SelectorEcho {
        @Override
        public void serve(ServerSocketChannel listener) throws IOException {
            Selector selector = Selector.open();
            try (selector;
                    listener) {
                listener.configureBlocking(false);
                Runnable accept = () -> accept(listener, selector);
                listener.register(selector, SelectionKey.OP_ACCEPT, accept);
                while (!Thread.interrupted()) {
                    selector.select(key -> ((Runnable) key.attachment()).run(), 1000);
                }
                selector.keys().forEach(key -> close(key.channel()));
            }
        }

        private static void accept(ServerSocketChannel listener, Selector selector) {
            try {
                SocketChannel channel = listener.accept();
                channel.configureBlocking(false);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new Client(channel, key, ByteBuffer.allocateDirect(1024)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(AutoCloseable channel) {
            try {
                channel.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private record Client(SocketChannel channel, SelectionKey key, ByteBuffer owed)
                implements Runnable {
            @Override
            public void run() {
                try {
                    // Asked for no reads although there is room: the end has come before.
                    boolean ended =
                            key.interestOps() == SelectionKey.OP_WRITE && owed.hasRemaining()
                                    || key.isReadable() && channel.read(owed) < 0;
                    channel.write(owed.flip());
                    int write = owed.hasRemaining() ? SelectionKey.OP_WRITE : 0;
                    owed.compact();
                    int read = ended || !owed.hasRemaining() ? 0 : SelectionKey.OP_READ;
                    if (read + write == 0) {
                        channel.close();
                    } else {
                        key.interestOps(read | write);
                    }
                } catch (IOException e) {
                    close(channel);
                }
            }
        }
    }
}
