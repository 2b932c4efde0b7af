package netcourse.lesson02.answer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
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
                SelectionKey accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
                Runnable accept = () -> accept(listener, accepting);
                accepting.attach(accept);
                while (!Thread.interrupted()) {
                    boolean pauses = accepting.interestOps() == 0;
                    selector.select(key -> ((Runnable) key.attachment()).run(), pauses ? 50 : 1000);
                    if (pauses) {
                        accepting.interestOps(SelectionKey.OP_ACCEPT);
                    }
                }
                selector.keys().forEach(key -> close(key.channel()));
            }
        }

        private static void accept(ServerSocketChannel listener, SelectionKey accepting) {
            try {
                SocketChannel channel = listener.accept();
                channel.configureBlocking(false);
                SelectionKey key = channel.register(accepting.selector(), SelectionKey.OP_READ);
                key.attach(new Client(channel, key, ByteBuffer.allocateDirect(1024)));
            } catch (IOException e) {
                accepting.interestOps(0); // for a while
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

    @Alternative("keeps a queue of what it has read for each client, up to 60 KiB, in many buffers")
    public static class QueuesParts implements SelectorEcho {
        private static final int MOST = 15;

        private static final class Parts {
            private final Deque<ByteBuffer> owed = new ArrayDeque<>();
            private boolean ended;
        }

        @Override
        public void serve(ServerSocketChannel listener) throws IOException {
            try (Selector selector = listener.provider().openSelector()) {
                listener.configureBlocking(false);
                listener.register(selector, SelectionKey.OP_ACCEPT);
                boolean pauses = false;
                while (!Thread.currentThread().isInterrupted()) {
                    selector.select(pauses ? 30 : 0);
                    if (pauses) {
                        listener.keyFor(selector).interestOps(SelectionKey.OP_ACCEPT);
                    }
                    pauses = false;
                    for (SelectionKey key : Set.copyOf(selector.selectedKeys())) {
                        selector.selectedKeys().remove(key);
                        pauses |= key.isAcceptable() ? !accept(key) : !serve(key);
                    }
                }
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            } finally {
                listener.close();
            }
        }

        /// Whether it could.
        private static boolean accept(SelectionKey key) {
            try {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                client.configureBlocking(false);
                client.register(key.selector(), SelectionKey.OP_READ, new Parts());
                return true;
            } catch (IOException e) {
                key.interestOps(0);
                return false;
            }
        }

        private static boolean serve(SelectionKey key) throws IOException {
            SocketChannel client = (SocketChannel) key.channel();
            Parts parts = (Parts) key.attachment();
            try {
                if (key.isReadable()) {
                    ByteBuffer part = ByteBuffer.allocate(4096);
                    parts.ended = client.read(part) < 0;
                    parts.owed.add(part.flip());
                }
                client.write(parts.owed.toArray(ByteBuffer[]::new));
                parts.owed.removeIf(part -> !part.hasRemaining());
                if (parts.ended && parts.owed.isEmpty()) {
                    client.close();
                    return true;
                }
                boolean reads = !parts.ended && parts.owed.size() < MOST;
                key.interestOps(
                        (reads ? SelectionKey.OP_READ : 0)
                                | (parts.owed.isEmpty() ? 0 : SelectionKey.OP_WRITE));
            } catch (IOException e) {
                client.close();
            }
            return true;
        }
    }
}
