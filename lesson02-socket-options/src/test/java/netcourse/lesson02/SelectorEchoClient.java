package netcourse.lesson02;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.common.TcpTable;

/// A client of an echo server on trial. What it waits for in vain is judged by the server's state,
/// not by the clock: the verdict is only given once the server's thread waits, or spins.
final class SelectorEchoClient implements Closeable {
    private static final int LOOK_MILLIS = 300;
    private static final int CHUNK = 16 * 1024;

    /// Without room, before the server's queue is looked at; and where that cannot be seen.
    private static final int ROUNDS = 50;

    private static final int ROUNDS_UNSEEN = 5000;

    /// So often at the queues of the system, before bytes in neither are counted as the server's.
    private static final int LOOKS = 50;

    private final Trial trial;
    private final Task<?> server;
    private final String name;
    private final SocketChannel channel;
    private final TcpTable.End end;
    private long sent;
    private long received;

    SelectorEchoClient(Trial trial, Task<?> server, String name, InetSocketAddress address)
            throws IOException {
        this.trial = trial;
        this.server = server;
        this.name = name;
        channel = trial.closing(SocketChannel.open());
        // Set before connect, and so not tuned by the system: the same length fills them each time.
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 2 * CHUNK);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, CHUNK);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(address);
        channel.socket().setSoTimeout(LOOK_MILLIS);
        end = TcpTable.End.of(channel.socket());
    }

    /// All that it has sent.
    long sent() {
        return sent;
    }

    /// Sends a few bytes, which the send buffer takes.
    void send(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
        trial.step(name + " sent", bytes);
    }

    /// Sends, and waits until the same bytes are back.
    void expectEcho(byte[] message, Symptom... ifNoneComes) throws Exception {
        send(message);
        expect(message, ifNoneComes);
    }

    /// Waits for bytes.
    void expect(byte[] message, Symptom... ifNoneComes) throws Exception {
        byte[] got = new byte[message.length];
        int count = 0;
        while (count < got.length) {
            String missing = "%d of %d bytes".formatted(got.length - count, got.length);
            count += readSome(got, count, missing, ifNoneComes);
        }
        trial.step(name + " got", got);
        trial.expectThat(
                Arrays.equals(message, got),
                "%s sent %s and got back %s"
                        .formatted(name, Arrays.toString(message), Arrays.toString(got)));
    }

    private int readSome(byte[] bytes, int offset, String missing, Symptom... ifNoneComes)
            throws Exception {
        int got = read(bytes, offset, missing, ifNoneComes, ifNoneComes);
        if (got < 0) {
            String line = "%s is owed %s, but got the end of the stream".formatted(name, missing);
            // A server that fails closes its clients first: what it throws is the verdict then.
            trial.expectIdle(server, line, ifNoneComes);
            throw trial.wrong(server, line, ifNoneComes);
        }
        return got;
    }

    private int read(
            byte[] bytes, int offset, String waitsFor, Symptom[] ifItSpins, Symptom[] ifItWaits)
            throws Exception {
        InputStream in = channel.socket().getInputStream();
        for (boolean idle = false; ; idle = true) {
            try {
                int got = in.read(bytes, offset, bytes.length - offset);
                received += Math.max(0, got);
                return got;
            } catch (SocketTimeoutException e) {
                String line = "%s waits for %s".formatted(name, waitsFor);
                trial.expectIdle(server, line, ifItSpins);
                if (idle) {
                    throw trial.wrong(server, line + " in vain", ifItWaits);
                }
            }
        }
    }

    /// Sends the end of its stream.
    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
        trial.step(name + " sent", "the end of its stream (FIN)");
    }

    /// Waits for the server to close.
    void expectEnd(Symptom... ifNoneComes) throws Exception {
        expectEnd(ifNoneComes, ifNoneComes);
    }

    /// The same; if the server waits instead of closing, that is another mistake.
    void expectEndUnlessServerSpins(Symptom... ifItSpins) throws Exception {
        expectEnd(ifItSpins, new Symptom[0]);
    }

    private void expectEnd(Symptom[] ifItSpins, Symptom[] ifItWaits) throws Exception {
        int got = read(new byte[1], 0, "the end of its stream", ifItSpins, ifItWaits);
        trial.expectThat(got < 0, name + " was sent a byte more than it had sent");
        trial.step(name + " got", "the end of its stream");
    }

    /// Closes with a reset instead of a FIN (`SO_LINGER` 0).
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
        trial.step(name, "reset its connection");
    }

    /// Sends, without reading, until the server reads no more or the limit is reached. Whenever the
    /// connection is full, another client makes the server go round.
    ///
    /// @return whether the limit was reached
    boolean flood(long limit, SelectorEchoClient other, Symptom... ifOtherWaits) throws Exception {
        channel.configureBlocking(false);
        long start = sent;
        int rounds = 0;
        while (sent - start < limit && !(rounds >= ROUNDS && hasStopped(rounds, other))) {
            int count = channel.write(pattern(limit - (sent - start)));
            sent += count;
            if (count > 0) {
                rounds = 0;
            } else {
                rounds++;
                other.ping(ifOtherWaits);
            }
        }
        channel.configureBlocking(true);
        trial.step(name + " sent", "%d bytes, and has read nothing".formatted(sent));
        return sent - start == limit;
    }

    /// Whether the server passes bytes by that it could read. A connection that is full proves
    /// less: its window may stay shut for a while after the server has read (RFC 9293, section
    /// 3.8.6.1).
    private boolean hasStopped(int rounds, SelectorEchoClient other) throws Exception {
        if (!TcpTable.isAvailable()) {
            return rounds >= ROUNDS_UNSEEN;
        }
        long before = unread();
        other.ping();
        return before > 0 && unread() == before;
    }

    private long unread() throws IOException {
        return TcpTable.find(end.peer()).map(TcpTable.Entry::receiveQueueBytes).orElse(0L);
    }

    /// How much of what it has sent the server has read; empty where the system does not show it.
    OptionalLong takenByServer() throws IOException {
        Optional<TcpTable.Entry> here = TcpTable.find(end);
        Optional<TcpTable.Entry> there = TcpTable.find(end.peer());
        return here.isPresent() && there.isPresent()
                ? OptionalLong.of(
                        sent - here.get().sendQueueBytes() - there.get().receiveQueueBytes())
                : OptionalLong.empty();
    }

    /// Compares what the server itself has kept of all that it has read, where the system shows it:
    /// what is in neither queue of neither end. The kernel may move bytes from one to the other
    /// while they are read; it is too much only if it is in every look.
    void expectKeptAtMost(long most) throws IOException {
        long kept = Long.MAX_VALUE;
        for (int look = 0; look < LOOKS && kept > most; look++) {
            kept = Math.min(kept, sent - queued());
        }
        trial.expectThat(
                kept <= most,
                "of a client that does not read the server keeps %d bytes in its own memory: expected %d at most"
                        .formatted(kept, most));
    }

    private long queued() throws IOException {
        Optional<TcpTable.Entry> here = TcpTable.find(end);
        Optional<TcpTable.Entry> there = TcpTable.find(end.peer());
        return here.isPresent() && there.isPresent()
                ? Stream.of(here.get(), there.get())
                        .mapToLong(e -> e.sendQueueBytes() + e.receiveQueueBytes())
                        .sum()
                : sent;
    }

    /// One message there and back, which is no step of the report.
    void ping(Symptom... ifNoneComes) throws Exception {
        channel.write(ByteBuffer.wrap(new byte[] {'.'}));
        readSome(new byte[1], 0, "1 byte", ifNoneComes);
    }

    private ByteBuffer pattern(long limit) {
        byte[] bytes = new byte[(int) Math.min(CHUNK, limit)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = pattern(sent, i);
        }
        return ByteBuffer.wrap(bytes);
    }

    private static byte pattern(long start, int i) {
        long at = start + i;
        return (byte) (at ^ at >> 8 ^ at >> 16);
    }

    /// Reads back all that it has flooded the server with.
    void expectFlood(Symptom ifLost) throws Exception {
        byte[] bytes = new byte[CHUNK];
        while (received < sent) {
            long at = received;
            String missing = "%d of %d bytes".formatted(sent - at, sent);
            int count = readSome(bytes, 0, missing, ifLost);
            for (int i = 0; i < count; i++) {
                if (bytes[i] != pattern(at, i)) {
                    throw trial.wrong(
                            server,
                            "byte %d of the %d that %s sent is not the one that came back: bytes are lost or doubled"
                                    .formatted(at + i, sent, name),
                            ifLost);
                }
            }
        }
        trial.step(name + " got", "all %d bytes back".formatted(sent));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
