package netcourse.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// One client of [EchoLoad]: a message out, the same message back, again.
final class EchoLoadClient implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer message;
    private final ByteBuffer echo;

    private EchoLoadClient(SocketChannel channel, ByteBuffer message) {
        this.channel = channel;
        this.message = message;
        this.echo = ByteBuffer.allocateDirect(message.capacity());
    }

    static EchoLoadClient link(InetSocketAddress server, Selector selector, int bytes, int number)
            throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            EchoLoadClient client = new EchoLoadClient(channel, line(bytes, number));
            channel.register(selector, SelectionKey.OP_READ, client);
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

    void ask() throws IOException {
        message.clear();
        channel.write(message);
        if (message.hasRemaining()) {
            throw new IOException(
                    "expected room for a message of %d bytes in the send buffer, %d were left over"
                            .formatted(message.capacity(), message.remaining()));
        }
    }

    /// Reads what is there; true if all of the message is back.
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
        int different = echo.clear().mismatch(message.clear());
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
