package netcourse.lesson02;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.common.TcpTable;
import netcourse.lesson02.mistake.SelectorEchoMistakes.LosesPartOfWrite;

/// A client of an echo server on trial. What it waits for in vain is judged by the server's state,
/// not by the clock: the verdict is only given once the server's thread waits, or spins.
final class SelectorEchoClient implements Closeable {
    /// No mistake to name.
    private static final Supplier<Symptom> NONE = () -> Symptom.when(false, Object.class);

    /// So many bytes in a row are enough to find the place in a flood that they come from.
    private static final int PLACE = 16;

    /// More than any server keeps for a client, and so can lose at a time.
    private static final int MOST_LOST = 256 * 1024;

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
    void expectEcho(byte[] message) throws Exception {
        expectEcho(message, NONE);
    }

    /// The same.
    ///
    /// @param ifNoneComes looks at the server when they do not come
    void expectEcho(byte[] message, Supplier<Symptom> ifNoneComes) throws Exception {
        send(message);
        expect(message, ifNoneComes);
    }

    /// Waits for bytes.
    void expect(byte[] message) throws Exception {
        expect(message, NONE);
    }

    private void expect(byte[] message, Supplier<Symptom> ifNoneComes) throws Exception {
        byte[] got = new byte[message.length];
        int count = 0;
        while (count < got.length) {
            String missing = "%d of %d bytes".formatted(got.length - count, got.length);
            count += readSome(got, count, missing, ifNoneComes, NONE);
        }
        trial.step(name + " got", got);
        trial.expectThat(
                Arrays.equals(message, got),
                "%s sent %s and got back %s"
                        .formatted(name, Arrays.toString(message), Arrays.toString(got)));
    }

    private int readSome(
            byte[] bytes,
            int offset,
            String missing,
            Supplier<Symptom> ifNoneComes,
            Supplier<Symptom> ifItEnds)
            throws Exception {
        int got = read(bytes, offset, missing, ifNoneComes, ifNoneComes);
        if (got < 0) {
            String line = "%s is owed %s, but got the end of the stream".formatted(name, missing);
            // A server that fails closes its clients first: what it throws is the verdict then.
            trial.expectIdle(server, line, symptoms(ifItEnds));
            throw trial.wrong(server, line, ifItEnds.get());
        }
        return got;
    }

    private int read(
            byte[] bytes,
            int offset,
            String waitsFor,
            Supplier<Symptom> ifItSpins,
            Supplier<Symptom> ifItWaits)
            throws Exception {
        InputStream in = channel.socket().getInputStream();
        for (boolean idle = false; ; idle = true) {
            try {
                int got = in.read(bytes, offset, bytes.length - offset);
                received += Math.max(0, got);
                return got;
            } catch (SocketTimeoutException e) {
                String line = "%s waits for %s".formatted(name, waitsFor);
                trial.expectIdle(server, line, symptoms(ifItSpins));
                if (idle) {
                    throw trial.wrong(server, line + " in vain", ifItWaits.get());
                }
            }
        }
    }

    private static Supplier<Symptom[]> symptoms(Supplier<Symptom> symptom) {
        return () -> new Symptom[] {symptom.get()};
    }

    /// Sends the end of its stream.
    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
        trial.step(name + " sent", "the end of its stream (FIN)");
    }

    /// Waits for the server to close.
    void expectEnd() throws Exception {
        expectEnd(NONE, NONE);
    }

    /// The same.
    void expectEnd(Symptom ifNoneComes) throws Exception {
        expectEnd(() -> ifNoneComes, () -> ifNoneComes);
    }

    /// The same; if the server waits instead of closing, that is another mistake.
    void expectEndUnlessServerSpins(Symptom ifItSpins) throws Exception {
        expectEnd(() -> ifItSpins, NONE);
    }

    private void expectEnd(Supplier<Symptom> ifItSpins, Supplier<Symptom> ifItWaits)
            throws Exception {
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
    boolean flood(long limit, SelectorEchoClient other) throws Exception {
        return flood(limit, other, NONE);
    }

    /// The same.
    ///
    /// @param ifOtherWaits looks at the server when the other client gets no answer
    boolean flood(long limit, SelectorEchoClient other, Supplier<Symptom> ifOtherWaits)
            throws Exception {
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
    void ping() throws Exception {
        ping(NONE);
    }

    private void ping(Supplier<Symptom> ifNoneComes) throws Exception {
        channel.write(ByteBuffer.wrap(new byte[] {'.'}));
        byte[] got = new byte[1];
        readSome(got, 0, "1 byte", ifNoneComes, NONE);
        trial.expectThat(
                got[0] == '.', "%s got back the byte %d, not its own".formatted(name, got[0]));
    }

    private ByteBuffer pattern(long limit) {
        byte[] bytes = new byte[(int) Math.min(CHUNK, limit)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = byteAt(sent + i);
        }
        return ByteBuffer.wrap(bytes);
    }

    /// A byte that says where it stands: a few in a row come nowhere else.
    private static byte byteAt(long at) {
        int mixed = (int) at * 0x9E3779B1;
        mixed = (mixed ^ mixed >>> 15) * 0x85EBCA6B;
        return (byte) (mixed >>> 24);
    }

    /// Reads back all that it has flooded the server with.
    void expectFlood() throws Exception {
        expectFlood(NONE);
    }

    /// The same.
    void expectFlood(Supplier<Symptom> ifItEnds) throws Exception {
        byte[] bytes = new byte[CHUNK + PLACE];
        while (received < sent) {
            long at = received;
            String missing = "%d of %d bytes".formatted(sent - at, sent);
            int count = readSome(bytes, 0, missing, this::lostByNow, ifItEnds);
            for (int i = 0; i < count; i++) {
                if (bytes[i] != byteAt(at + i)) {
                    throw trial.wrong(
                            server,
                            "byte %d of the %d that %s sent is not the one that came back: bytes are lost or doubled"
                                    .formatted(at + i, sent, name),
                            Symptom.when(isLater(bytes, i, count, at + i), LosesPartOfWrite.class));
                }
            }
        }
        trial.step(name + " got", "all %d bytes back".formatted(sent));
    }

    /// Of a server that waits: it has lost what is missing, not kept it, if one byte more comes
    /// back before that.
    private Symptom lostByNow() {
        byte more = (byte) ~byteAt(received);
        byte[] got = {(byte) ~more};
        try {
            channel.write(ByteBuffer.wrap(new byte[] {more}));
            channel.socket().getInputStream().read(got);
        } catch (IOException e) {
            // Nothing comes.
        }
        return Symptom.when(got[0] == more, LosesPartOfWrite.class);
    }

    /// Whether what came in place of a byte is what was sent a little later.
    private boolean isLater(byte[] bytes, int from, int count, long at) throws Exception {
        byte[] place = Arrays.copyOfRange(bytes, from, from + PLACE);
        for (int got = Math.min(PLACE, count - from); got < PLACE && received < sent; ) {
            got += readSome(place, got, "bytes", NONE, NONE);
        }
        return LongStream.rangeClosed(at + 1, at + MOST_LOST)
                .anyMatch(start ->
                        IntStream.range(0, PLACE).allMatch(i -> place[i] == byteAt(start + i)));
    }

    /// Whether the server has closed the connection by now.
    boolean hasEnded() throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return true;
        } finally {
            channel.configureBlocking(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// The sockets of this process that are open just now. Other threads open sockets too: where
    /// the system shows which is which (Linux), those that belong to other ports do not count.
    ///
    /// @param links what the descriptors of sockets point at, `socket:[3141]`; empty where the
    ///   system does not say
    /// @param descriptors all of them, where the system only says how many; else 0
    record ServerSockets(Set<String> links, long descriptors) {
        private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
        private static final List<Path> TABLES =
                List.of(Path.of("/proc/self/net/tcp6"), Path.of("/proc/self/net/tcp"));

        static ServerSockets open() throws IOException {
            return Files.isDirectory(DESCRIPTORS) && TcpTable.isAvailable()
                    ? new ServerSockets(readLinks(), 0)
                    : new ServerSockets(Set.of(), countOfDescriptors());
        }

        private static Set<String> readLinks() throws IOException {
            Set<String> links = new HashSet<>();
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
                for (Path descriptor : descriptors) {
                    try {
                        links.add(Files.readSymbolicLink(descriptor).toString());
                    } catch (IOException e) {
                        // It has been closed since.
                    }
                }
            }
            links.removeIf(link -> !link.startsWith("socket:"));
            return links;
        }

        private static long countOfDescriptors() {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
        }

        /// How many of the server at this port are new. A connection that was reset has no port any
        /// more, and counts.
        long since(ServerSockets before, int port) throws IOException {
            if (links.isEmpty()) {
                return descriptors - before.descriptors;
            }
            Set<String> added = new HashSet<>(links);
            added.removeAll(before.links);
            for (Path table : TABLES) {
                if (Files.isReadable(table)) {
                    added.removeAll(ofOtherPorts(table, port));
                }
            }
            return added.size();
        }

        private static Set<String> ofOtherPorts(Path table, int port) throws IOException {
            Set<String> others = new HashSet<>();
            try (Stream<String> lines = Files.lines(table)) {
                lines.skip(1)
                        .map(TcpTable::parse)
                        .filter(entry -> entry.end().local().getPort() != port)
                        .forEach(entry -> others.add("socket:[" + entry.inode() + "]"));
            }
            return others;
        }
    }
}
