package netcourse.lesson02.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executors;
import netcourse.authoring.Wrong;
import netcourse.lesson02.exercise.SelectorEcho;
import netcourse.lesson02.mistake.SelectorEchoMistakes.InSteps;

/// Further wrong solutions of exercise 2.11.
public final class SelectorEchoWrong {
    private SelectorEchoWrong() {}

    @Wrong(value = "echoes text", nameless = true)
    public static class EchoesText extends InSteps {
        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            ByteBuffer part = ByteBuffer.allocate(4096);
            if (owed.position() == 0) {
                if (client.read(part) < 0) {
                    client.close();
                    return;
                }
                owed.put(UTF_8.encode(UTF_8.decode(part.flip())));
            }
            client.write(owed.flip());
            owed.compact();
            key.interestOps(owed.position() > 0 ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    @Wrong("takes the byte ff at the beginning for the end")
    public static class TakesFfForEnd extends InSteps {
        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            super.echo(key, client, owed);
            if (owed.get(0) == -1) {
                client.close();
            }
        }
    }

    @Wrong("drops zero bytes")
    public static class DropsZeros extends InSteps {
        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            ByteBuffer part = ByteBuffer.allocate(4096);
            if (owed.position() == 0 && client.read(part) < 0) {
                client.close();
                return;
            }
            part.flip();
            while (part.hasRemaining()) {
                byte next = part.get();
                if (next != 0) {
                    owed.put(next);
                }
            }
            client.write(owed.flip());
            owed.compact();
            key.interestOps(owed.position() > 0 ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    @Wrong(value = "one buffer for all clients", nameless = true)
    public static class SharesBuffer extends InSteps {
        private final ByteBuffer shared = ByteBuffer.allocate(16 * 1024);

        @Override
        void accept(SocketChannel client, Selector selector) throws IOException {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ, shared);
        }
    }

    @Wrong("asks in a loop instead of waiting in select")
    public static class SelectsInLoop extends InSteps {
        @Override
        public void serve(ServerSocketChannel listener) throws IOException {
            try (listener;
                    Selector selector = Selector.open()) {
                listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
                while (!Thread.currentThread().isInterrupted()) {
                    selector.selectNow();
                    goThrough(selector);
                }
                closeClients(selector);
            }
        }
    }

    @Wrong("leaves the listener open")
    public static class LeavesListenerOpen implements SelectorEcho {
        @Override
        public void serve(ServerSocketChannel listener) throws IOException {
            InSteps steps = new InSteps() {};
            try (Selector selector = Selector.open()) {
                listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
                while (!Thread.currentThread().isInterrupted()) {
                    selector.select();
                    steps.goThrough(selector);
                }
                for (SelectionKey key : selector.keys()) {
                    if (key.channel() != listener) {
                        key.channel().close();
                    }
                }
            }
        }
    }

    @Wrong("leaves the selector open")
    public static class LeavesSelectorOpen extends InSteps {
        @Override
        public void serve(ServerSocketChannel listener) throws IOException {
            Selector selector = Selector.open();
            try (listener) {
                listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
                while (!Thread.currentThread().isInterrupted()) {
                    selector.select();
                    goThrough(selector);
                }
                closeClients(selector);
            }
        }
    }

    @Wrong("serves in a thread of its own")
    public static class ServesInOtherThread extends InSteps {
        @Override
        public void serve(ServerSocketChannel listener) throws IOException {
            try (var pool = Executors.newSingleThreadExecutor()) {
                var serving =
                        pool.submit(() -> {
                            super.serve(listener);
                            return null;
                        });
                serving.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IOException(e);
            }
        }
    }

    @Wrong("clears the interrupt and goes on")
    public static class GoesOnAfterInterrupt extends InSteps {
        @Override
        public void serve(ServerSocketChannel listener) throws IOException {
            try (listener;
                    Selector selector = Selector.open()) {
                listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
                while (listener.isOpen()) {
                    selector.select();
                    Thread.interrupted();
                    goThrough(selector);
                }
            }
        }
    }

    @Wrong("keeps up to a megabyte for each client")
    public static class KeepsOneMebibyte extends InSteps {
        @Override
        void accept(SocketChannel client, Selector selector) throws IOException {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(1 << 20));
        }

        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            int read = client.read(owed);
            if (read < 0 && owed.position() == 0) {
                client.close();
                return;
            }
            client.write(owed.flip());
            owed.compact();
            int write = owed.position() > 0 ? SelectionKey.OP_WRITE : 0;
            int more = read >= 0 && owed.hasRemaining() ? SelectionKey.OP_READ : 0;
            key.interestOps(write | more);
            if (write == 0 && more == 0) {
                client.close();
            }
        }
    }

    @Wrong("leaves the clients open at the end")
    public static class LeavesClientsOpen extends InSteps {
        @Override
        void closeClients(java.nio.channels.Selector selector) {}
    }

    @Wrong("a reset of a client ends the server")
    public static class ResetEndsIt extends InSteps {
        @Override
        void ready(java.nio.channels.SelectionKey key) throws IOException {
            if (key.isAcceptable()) {
                super.ready(key);
            } else {
                echo(
                        key,
                        (java.nio.channels.SocketChannel) key.channel(),
                        (java.nio.ByteBuffer) key.attachment());
            }
        }
    }

    @Wrong("ends the stream of a client that has ended its own, and keeps the channel")
    public static class KeepsChannel extends InSteps {
        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            if (owed.position() == 0 && client.read(owed) < 0) {
                client.shutdownOutput();
                key.cancel();
                return;
            }
            client.write(owed.flip());
            owed.compact();
            key.interestOps(owed.position() > 0 ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    @Wrong("keeps the channel of a client that has reset its connection")
    public static class KeepsResetChannel extends InSteps {
        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            try {
                super.echo(key, client, owed);
            } catch (IOException e) {
                key.cancel();
            }
        }
    }

    @Wrong("waits at the end until every client has read what it is owed")
    public static class WaitsForReaders extends InSteps {
        @Override
        void closeClients(Selector selector) throws IOException {
            Thread.interrupted(); // or select returns at once
            while (selector.keys().stream().anyMatch(WaitsForReaders::isOwed)) {
                selector.select();
                goThrough(selector);
            }
            super.closeClients(selector);
        }

        private static boolean isOwed(SelectionKey key) {
            return key.attachment() instanceof ByteBuffer owed && owed.position() > 0;
        }
    }

    @Wrong(value = "accepts in a loop, and does not look for null", nameless = true)
    public static class AcceptsInLoop extends InSteps {
        @Override
        void ready(SelectionKey key) throws IOException {
            if (!key.isAcceptable()) {
                super.ready(key);
                return;
            }
            while (true) {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                client.configureBlocking(false);
                client.register(
                        key.selector(), SelectionKey.OP_READ, ByteBuffer.allocate(16 * 1024));
            }
        }
    }

    @Wrong(value = "accepts one client only", nameless = true)
    public static class AcceptsOnce extends InSteps {
        @Override
        void ready(SelectionKey key) throws IOException {
            super.ready(key);
            if (key.channel() instanceof ServerSocketChannel) {
                key.interestOps(0);
            }
        }
    }

    @Wrong(value = "keeps the rest, and does not ask for OP_WRITE", nameless = true)
    public static class ForgetsToAsk extends InSteps {
        @Override
        void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
            super.echo(key, client, owed);
            if (client.isOpen()) {
                key.interestOps(owed.position() > 0 ? 0 : SelectionKey.OP_READ);
            }
        }
    }

    @Wrong(value = "wakes its selector up at every turn", nameless = true)
    public static class WakesItself extends InSteps {
        @Override
        void goThrough(Selector selector) throws IOException {
            super.goThrough(selector);
            selector.wakeup();
        }
    }

    @Wrong(value = "ends when accept throws, for want of a descriptor", nameless = true)
    public static class EndsWhenAcceptThrows extends InSteps {}

    @Wrong(value = "accepts nobody any more once accept has thrown", nameless = true)
    public static class StopsAcceptingAfterFailure extends InSteps {
        @Override
        void ready(SelectionKey key) throws IOException {
            try {
                super.ready(key);
            } catch (IOException e) {
                key.interestOps(0);
            }
        }
    }
}
