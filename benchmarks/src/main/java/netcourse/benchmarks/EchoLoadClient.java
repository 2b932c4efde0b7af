package netcourse.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// One client of [EchoLoad]: messages out, the same messages back, again.
final class EchoLoadClient implements AutoCloseable {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer message;
    private final ByteBuffer echo;
    private int toAsk;

    private EchoLoadClient(SocketChannel channel, SelectionKey key, ByteBuffer message) {
        this.channel = channel;
        this.key = key;
        this.message = message.position(message.capacity());
        this.echo = ByteBuffer.allocateDirect(message.capacity());
    }

    static EchoLoadClient connect(
            InetSocketAddress server, Selector selector, int bytes, int number) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            EchoLoadClient client = new EchoLoadClient(channel, key, line(bytes, number));
            key.attach(client);
            return client;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Different for each client, so that an echo to the wrong one is seen.
    private static ByteBuffer line(int bytes, int number) {
        ByteBuffer line = ByteBuffer.allocateDirect(bytes);
        for (int i = 0; i < bytes - 1; i++) {
            line.put((byte) ('!' + (number + i) % 94));
        }
        return line.put((byte) '\n').clear();
    }

    /// Sends so many messages more; what the send buffer does not take follows in [#goOn()].
    void ask(int messages) throws IOException {
        toAsk += messages;
        goOn();
    }

    /// Sends what is left to be sent, as far as the send buffer takes it.
    void goOn() throws IOException {
        boolean room = true;
        while (room && (message.hasRemaining() || toAsk > 0)) {
            if (!message.hasRemaining()) {
                message.clear();
                toAsk--;
            }
            channel.write(message);
            room = !message.hasRemaining();
        }
        int wanted = room ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /// Reads what is there, of one message at most; true if the message is whole.
    boolean isAnswered() throws IOException {
        if (channel.read(echo) < 0) {
            throw new EOFException(
                    "expected an echo of %d bytes, the server ended the stream after %d"
                            .formatted(echo.capacity(), echo.position()));
        }
        if (echo.hasRemaining()) {
            return false;
        }
        // The mismatch leaves the echo at position 0, for the next one.
        int different = echo.clear().mismatch(message.duplicate().clear());
        if (different >= 0) {
            throw new IOException(
                    "expected the echo to be the message, byte %d was %#x instead of %#x"
                            .formatted(different, echo.get(different), message.get(different)));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
