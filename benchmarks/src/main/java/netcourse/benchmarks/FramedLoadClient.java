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
    private final SelectionKey key;
    private final int bytes;
    private final ByteBuffer out;
    private final ByteBuffer in;
    private final long start;
    private int toAsk;
    private int asked;
    private int answered;

    private FramedLoadClient(SocketChannel channel, SelectionKey key, int bytes, int inFlight) {
        this.channel = channel;
        this.key = key;
        this.bytes = bytes;
        this.out = ByteBuffer.allocateDirect(bytes * inFlight).flip();
        this.in = ByteBuffer.allocateDirect(bytes * inFlight);
        // Magic, version, the response bit, protocol number and no error.
        this.start =
                ((long) MessageHeader.MAGIC << 16
                                        | MessageHeader.VERSION << 8
                                        | MessageHeader.RESPONSE)
                                << 32
                        | ECHO << 16;
    }

    static FramedLoadClient connect(
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
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            FramedLoadClient client = new FramedLoadClient(channel, key, bytes, inFlight);
            key.attach(client);
            return client;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Sends so many requests more, with one write if there is room; what the send buffer does not
    /// take follows in [#goOn()].
    void ask(int requests) throws IOException {
        toAsk += requests;
        goOn();
    }

    /// Sends what is left to be sent, as far as the send buffer takes it.
    void goOn() throws IOException {
        boolean room = true;
        while (room && (out.hasRemaining() || toAsk > 0)) {
            if (!out.hasRemaining()) {
                encode();
            }
            channel.write(out);
            room = !out.hasRemaining();
        }
        int wanted = room ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    private void encode() {
        out.clear();
        for (; toAsk > 0 && out.remaining() >= bytes; toAsk--) {
            int at = out.position();
            out.putLong(start & ~((long) MessageHeader.RESPONSE << 32));
            out.putInt(asked).putInt(bytes - MessageHeader.BYTES);
            out.putLong(~(long) asked++);
            out.position(at + bytes);
        }
        out.flip();
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
        while (answered < asked + toAsk) {
            goOn();
            answers();
            Thread.onSpinWait();
        }
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
