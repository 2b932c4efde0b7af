package netcourse.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import netcourse.common.MessageHeader;

/// One client of [FramedLoad]: echo requests out, their answers back, in the same order.
final class FramedLoadClient implements AutoCloseable {
    private static final int ECHO = 2;

    /// The smallest message: a header and a body of 8 bytes, which is looked at.
    private static final int MIN_BYTES = MessageHeader.BYTES + 8;

    private final SocketChannel channel;
    private final int bytes;
    private final ByteBuffer out;
    private final ByteBuffer in;
    private final long start;
    private int asked;
    private int answered;

    private FramedLoadClient(SocketChannel channel, int bytes, int inFlight) {
        this.channel = channel;
        this.bytes = bytes;
        this.out = ByteBuffer.allocateDirect(bytes * inFlight);
        this.in = ByteBuffer.allocateDirect(bytes * inFlight);
        // Magic, version, the response bit, protocol number and no error.
        this.start =
                ((long) MessageHeader.MAGIC << 16
                                        | MessageHeader.VERSION << 8
                                        | MessageHeader.RESPONSE)
                                << 32
                        | ECHO << 16;
    }

    static FramedLoadClient link(
            InetSocketAddress server, Selector selector, int bytes, int inFlight)
            throws IOException {
        if (bytes < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "--bytes must be %d or more, was %d".formatted(MIN_BYTES, bytes));
        }
        SocketChannel channel = SocketChannel.open(server);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            FramedLoadClient client = new FramedLoadClient(channel, bytes, inFlight);
            channel.register(selector, SelectionKey.OP_READ, client);
            return client;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Sends so many requests with one write.
    void ask(int requests) throws IOException {
        out.clear();
        for (int i = 0; i < requests; i++) {
            int at = out.position();
            out.putLong(start & ~((long) MessageHeader.RESPONSE << 32));
            out.putInt(asked).putInt(bytes - MessageHeader.BYTES);
            out.putLong(~(long) asked++);
            out.position(at + bytes);
        }
        channel.write(out.flip());
        if (out.hasRemaining()) {
            throw new IOException(
                    "expected room for %d bytes in the send buffer, %d were left over"
                            .formatted(out.limit(), out.remaining()));
        }
    }

    /// Reads what is there, checks it, and returns how many answers are complete.
    int answers() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("expected answers, the server ended the stream");
        }
        in.flip();
        int answers = 0;
        while (in.remaining() >= bytes) {
            check(in.position());
            in.position(in.position() + bytes);
            answers++;
        }
        in.compact();
        return answers;
    }

    private void check(int at) throws IOException {
        long expectedCounts = (long) answered << 32 | bytes - MessageHeader.BYTES;
        if (in.getLong(at) != start
                || in.getLong(at + 8) != expectedCounts
                || in.getLong(at + MessageHeader.BYTES) != ~(long) answered) {
            throw new IOException(
                    "expected answer %d, was %016x %016x %016x"
                            .formatted(
                                    answered,
                                    in.getLong(at),
                                    in.getLong(at + 8),
                                    in.getLong(at + MessageHeader.BYTES)));
        }
        answered++;
    }

    /// Takes the answers that are on their way: closing while they come would reset the connection.
    void leave() throws IOException {
        channel.shutdownOutput();
        while (answered < asked) {
            answers();
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
