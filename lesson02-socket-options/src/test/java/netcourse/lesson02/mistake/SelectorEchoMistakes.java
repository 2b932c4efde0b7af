package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import netcourse.checker.Mistake;
import netcourse.lesson02.exercise.SelectorEcho;

/// Common mistakes in exercise 2.11, echo on a selector with partial writes and back-pressure, in
/// the order of the behaviours of [netcourse.lesson02.SelectorEchoCheck] that catch them.
public final class SelectorEchoMistakes {
    private SelectorEchoMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    abstract static class InSteps implements SelectorEcho {
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

    @Mistake(
            does = "does not remove a key from the selected keys",
            sees =
                    """
                    The selector only adds to that set. The listener's key stays in it, and at the
                    next event accept is called although nobody has come: it returns null.
                    """,
            caughtBy = "echoesOneMessageAfterTheOther")
    public static class KeepsSelectedKeys extends InSteps {
        @Override
        void goThrough(Selector selector) throws IOException {
            for (SelectionKey key : selector.selectedKeys()) {
                ready(key);
            }
        }
    }

    @Mistake(
            does = "stays with a client until it has left",
            sees =
                    """
                    The only thread waits in read for a client that says nothing; nobody else is
                    accepted or served. Register the client, and go back to select.
                    """,
            caughtBy = "servesOthersWhileOneIsSilent")
    public static class ServesOneAfterTheOther extends InSteps {
        @Override
        void accept(SocketChannel client, Selector selector) throws IOException {
            try (client) {
                ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
                while (client.read(buffer) >= 0) {
                    client.write(buffer.flip());
                    buffer.clear();
                }
            }
        }
    }

    @Mistake(
            does = "registers OP_WRITE for good",
            sees =
                    """
                    A socket with room in its send buffer is always ready to be written to: select
                    returns at once, again and again, and one processor is lost. Ask for OP_WRITE only
                    while something is owed.
                    """,
            caughtBy = "waitsWhileThereIsNothingToDo")
    public static class AsksToWriteAlways extends InSteps {
        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            if (key.isReadable() && owed.position() == 0 && client.read(owed) < 0) {
                client.close();
                return;
            }
            client.write(owed.flip());
            owed.compact();
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    @Mistake(
            does = "does not close a channel at -1, and selects it again",
            sees =
                    """
                    A channel at its end of stream is always ready to be read: read returns -1,
                    select returns at once, again and again.
                    """,
            caughtBy = "closesWhenClientHasSentItsEnd")
    public static class SpinsAtEndOfStream extends InSteps {
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

    @Mistake(
            does = "lets the IOException of one client end the loop",
            sees =
                    """
                    A reset makes that client's read or write throw. It is the end of that client;
                    out of the loop, it is the end of all of them.
                    """,
            caughtBy = "losesNobodyElseWhenOneResets")
    public static class DiesOnReset extends InSteps {
        @Override
        void ready(SelectionKey key) throws IOException {
            if (key.isAcceptable()) {
                accept(((ServerSocketChannel) key.channel()).accept(), key.selector());
            } else {
                echo(key, (SocketChannel) key.channel(), (ByteBuffer) key.attachment());
            }
        }
    }

    @Mistake(
            does = "writes in a loop until all is written",
            sees =
                    """
                    A client that does not read fills the send buffer. From then on write returns 0:
                    the loop spins, and all the others wait. Keep the rest and ask for
                    OP_WRITE.
                    """,
            caughtBy = "stopsReadingFromClientThatDoesNotRead")
    public static class SpinsOnFullBuffer extends InSteps {
        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            if (client.read(owed) < 0) {
                client.close();
                return;
            }
            owed.flip();
            while (owed.hasRemaining()) {
                client.write(owed);
            }
            owed.clear();
        }
    }

    @Mistake(
            does = "writes once, and clears the buffer",
            sees =
                    """
                    A write takes what the send buffer has room for, perhaps nothing. What is left
                    in the buffer is thrown away with clear.
                    """,
            caughtBy = "stopsReadingFromClientThatDoesNotRead")
    public static class LosesPartOfWrite extends InSteps {
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

    @Mistake(
            does = "reads on while what it owes piles up",
            sees =
                    """
                    A client that sends and never reads makes the server keep everything: memory
                    runs out, by one client's will. Read nothing more from it until it has taken
                    what it is owed.
                    """,
            caughtBy = "stopsReadingFromClientThatDoesNotRead")
    public static class QueuesWithoutBound extends InSteps {
        private final Map<SocketChannel, Queue<ByteBuffer>> queues = new HashMap<>();

        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer buffer) throws IOException {
            Queue<ByteBuffer> owed = queues.computeIfAbsent(client, _ -> new ArrayDeque<>());
            boolean ended = client.read(buffer.clear()) < 0;
            owed.add(ByteBuffer.wrap(Arrays.copyOf(buffer.array(), buffer.position())));
            while (!owed.isEmpty()
                    && client.write(owed.peek()) >= 0
                    && !owed.peek().hasRemaining()) {
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

    @Mistake(
            does = "closes at -1 although bytes wait to be written",
            sees =
                    """
                    The end of what a client sends is not the end of what it is owed. Remember the
                    end, write the rest, then close.
                    """,
            caughtBy = "paysWhatItOwesAfterTheEndOfTheStream")
    public static class ClosesWhileOwing extends InSteps {
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

    @Mistake(
            does = "closes the selector, and takes that for its clients too",
            sees =
                    """
                    A closed selector forgets its channels, it does not close them: each client
                    waits on for a server that is gone, and each descriptor is lost.
                    """,
            caughtBy = "closesEverythingWhenInterrupted")
    public static class LeavesClientsOpen extends InSteps {
        @Override
        void closeClients(Selector selector) {}
    }
}
