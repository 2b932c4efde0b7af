package netcourse.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import netcourse.common.BufferPool;
import netcourse.common.FilterTransport;
import netcourse.common.FramedConnection;
import netcourse.common.Hex;
import netcourse.common.LoopbackPair;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The records of a channel, however they come and whatever was done to them.
class SecureTransportTest {
    private static final ChannelSettings SETTINGS = ChannelSettings.defaults();
    private static final byte[] SECRET = "attack at dawn".getBytes(US_ASCII);
    private static final BufferPool POOL = new BufferPool(4);

    /// The peer sends with this key; what is read here is what it sealed.
    private static final byte[] PEERS = Arrays.copyOf(new byte[] {1}, 32);

    private static final byte[] OURS = Arrays.copyOf(new byte[] {2}, 32);

    private static SecureTransport over(Transport below) throws IOException {
        return over(below, SETTINGS, POOL);
    }

    private static SecureTransport over(Transport below, ChannelSettings settings, BufferPool pool)
            throws IOException {
        NoiseKeys keys = new NoiseKeys(OURS.clone(), PEERS.clone(), new byte[32]);
        return SecureTransport.open(below, settings, keys, pool);
    }

    /// The records of a peer, one for each plaintext.
    private static List<byte[]> sealed(byte[]... plaintexts) {
        return sealedWith(PEERS, plaintexts);
    }

    private static List<byte[]> sealedWith(byte[] key, byte[]... plaintexts) {
        NoiseCipherState peer = new NoiseCipherState(SETTINGS.cipher(), key);
        return Arrays.stream(plaintexts).map(p -> record(peer, p)).toList();
    }

    private static byte[] record(NoiseCipherState peer, byte[] plaintext) {
        byte[] message = peer.encryptWithAd(new byte[0], plaintext);
        return ByteBuffer.allocate(2 + message.length)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// All up to the end, or up to what is thrown; read in pieces of this many bytes.
    private static byte[] readAll(Transport transport, int pieces) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer piece = ByteBuffer.allocate(pieces);
        while (transport.read(piece) >= 0) {
            all.write(piece.array(), 0, piece.flip().remaining());
            piece.clear();
        }
        return all.toByteArray();
    }

    // --- delivery ---

    @Test
    void deliveryMakesNoDifference() throws IOException {
        byte[] stream = join(sealed(SECRET, new byte[] {7}, new byte[300], new byte[0]));
        byte[] expected = join(List.of(SECRET, new byte[] {7}, new byte[300]));
        for (int pieces : new int[] {1, 5, 4096}) {
            for (int at = 0; at <= stream.length; at++) {
                PartsTransport below =
                        new PartsTransport(
                                Arrays.copyOf(stream, at),
                                Arrays.copyOfRange(stream, at, stream.length));
                assertThat(readAll(over(without0(below, at, stream)), pieces)).isEqualTo(expected);
            }
            Transport bytewise = PartsTransport.byteByByte(stream);
            assertThat(readAll(over(bytewise), pieces)).isEqualTo(expected);
        }
    }

    /// A read gives at least a byte.
    private static Transport without0(PartsTransport split, int at, byte[] stream) {
        return at == 0 || at == stream.length ? new PartsTransport(stream) : split;
    }

    @Test
    void largestRecordIsReadWithAnyPool() throws IOException {
        byte[] large = new byte[65_519];
        new Random(5).nextBytes(large);
        byte[] stream = join(sealed(large, SECRET, large, large, new byte[0]));
        byte[] expected = join(List.of(large, SECRET, large, large));
        for (int lent : new int[] {0, 1}) {
            for (int pieces : new int[] {1000, 200_000}) {
                BufferPool pool = new BufferPool(lent);
                Transport channel = over(new PartsTransport(stream), SETTINGS, pool);
                assertThat(readAll(channel, pieces)).isEqualTo(expected);
                assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
                channel.close();
                assertThat(free(pool)).isEqualTo(lent);
            }
        }
    }

    @Test
    void messageGoesOverSeveralRecords() throws IOException {
        byte[] large = new byte[200_000];
        new Random(6).nextBytes(large);
        PartsTransport below = new PartsTransport();
        SecureTransport channel = over(below);
        ByteBuffer from = ByteBuffer.wrap(large);
        while (from.hasRemaining()) {
            channel.write(from);
        }
        channel.shutdownOutput();
        byte[] stream = below.written();
        assertThat(stream).hasSize(200_000 + 4 * 18 + 18).startsWith(0xff, 0xff);
        assertThat(readAll(reader(stream), 4096)).isEqualTo(large);
    }

    /// Reads what our end wrote.
    private static Transport reader(byte[] stream) throws IOException {
        NoiseKeys keys = new NoiseKeys(PEERS.clone(), OURS.clone(), new byte[32]);
        return SecureTransport.open(new PartsTransport(stream), SETTINGS, keys, POOL);
    }

    @ParameterizedTest
    @EnumSource
    void framedMessagesGoThroughAfterARealHandshake(NoiseCipher cipher) throws Exception {
        ChannelSettings settings = SETTINGS.withCipher(cipher);
        X25519KeyPair keys = X25519KeyPair.generate();
        MessageLimits limits = MessageLimits.defaults();
        try (LoopbackPair pair = LoopbackPair.open()) {
            FutureTask<byte[]> serving =
                    started(() -> {
                        SecureTransport channel =
                                SecureTransport.accept(Transport.of(pair.server()), settings, keys);
                        try (var connection = new FramedConnection(channel, limits)) {
                            connection.answerAll(m -> Optional.of(m.echo()));
                            connection.shutdownOutput();
                        }
                        return channel.handshakeHash();
                    });
            SecureTransport channel =
                    SecureTransport.connect(
                            Transport.of(pair.client()), settings, keys.publicKey());
            try (var connection = new FramedConnection(channel, limits)) {
                for (int length : new int[] {0, 1, 4096, 65_535, 1 << 20}) {
                    Message message = Message.request(7, length, new byte[length]);
                    connection.send(message);
                    assertThat(connection.read()).contains(message.echo());
                }
                connection.shutdownOutput();
                assertThat(connection.read()).isEmpty();
            }
            assertThat(serving.get()).isEqualTo(channel.handshakeHash());
        }
    }

    @Test
    void twoThreadsReadAndWriteAtBothEnds() throws Exception {
        byte[] data = new byte[3 << 20];
        new Random(7).nextBytes(data);
        X25519KeyPair keys = X25519KeyPair.generate();
        try (LoopbackPair pair = LoopbackPair.open()) {
            FutureTask<SecureTransport> accepting =
                    started(() ->
                            SecureTransport.accept(Transport.of(pair.server()), SETTINGS, keys));
            SecureTransport client =
                    SecureTransport.connect(
                            Transport.of(pair.client()), SETTINGS, keys.publicKey());
            SecureTransport server = accepting.get();
            FutureTask<byte[]> there = started(() -> readAll(server, 10_000));
            FutureTask<byte[]> back = started(() -> readAll(client, 100_000));
            FutureTask<Void> writing = started(() -> writeAll(server, data));
            writeAll(client, data);
            assertThat(there.get()).isEqualTo(data);
            assertThat(back.get()).isEqualTo(data);
            writing.get();
        }
    }

    private static Void writeAll(Transport transport, byte[] data) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(data);
        while (from.hasRemaining()) {
            transport.write(from);
        }
        transport.shutdownOutput();
        return null;
    }

    private static <T> FutureTask<T> started(Callable<T> body) {
        FutureTask<T> task = new FutureTask<>(body);
        Thread.ofVirtual().start(task);
        return task;
    }

    // --- what an attacker does ---

    @Test
    void changedBitIsRefusedWhereverItIs() throws IOException {
        byte[] stream = join(sealed(SECRET, SECRET, new byte[0]));
        int second = 2 + SECRET.length + 16;
        for (int bit = second * 8; bit < second * 2 * 8; bit++) {
            byte[] changed = stream.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertBroken(changed, SECRET);
        }
    }

    @Test
    void streamThatIsCutIsRefusedWhereverThatIs() throws IOException {
        byte[] stream = join(sealed(SECRET, new byte[0]));
        int first = 2 + SECRET.length + 16;
        for (int length = 0; length < stream.length; length++) {
            assertBroken(Arrays.copyOf(stream, length), length < first ? new byte[0] : SECRET);
        }
    }

    @Test
    void recordsOutOfTurnAreRefused() throws IOException {
        List<byte[]> r = sealed(new byte[] {0}, new byte[] {1}, new byte[] {2}, new byte[0]);
        byte[] none = {};
        assertBroken(join(List.of(r.get(0), r.get(0))), new byte[] {0});
        assertBroken(join(List.of(r.get(0), r.get(2), r.get(3))), new byte[] {0});
        assertBroken(join(List.of(r.get(1), r.get(0), r.get(2), r.get(3))), none);
        assertBroken(join(List.of(r.get(0), r.get(3))), new byte[] {0});
        assertBroken(join(List.of(r.get(3))), none);
        assertBroken(sealedWith(OURS, SECRET).getFirst(), none);
    }

    @Test
    void lengthUnder16IsRefusedAsSoonAsItHasCome() throws IOException {
        for (int length = 0; length < 16; length++) {
            Transport channel =
                    over(
                            new PartsTransport(
                                    new byte[] {0, (byte) length}, PartsTransport.TIME_OUT));
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(100)))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage(RecordInput.BROKEN);
        }
    }

    /// Only this comes out, then the one error, again and again.
    private static void assertBroken(byte[] stream, byte[] released) throws IOException {
        for (int room : new int[] {3, 100}) {
            Transport channel = over(new PartsTransport(stream));
            ByteBuffer into = ByteBuffer.allocate(released.length + room);
            while (into.position() < released.length) {
                channel.read(into);
            }
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> channel.read(into))
                        .isInstanceOf(ProtocolException.class)
                        .hasMessage(RecordInput.BROKEN);
            }
            assertThat(into.array())
                    .as("nothing else is released")
                    .isEqualTo(Arrays.copyOf(released, into.capacity()));
        }
    }

    // --- ends and limits ---

    @Test
    void halfCloseIsAnEmptyRecord() throws IOException {
        PartsTransport below = new PartsTransport(join(sealed(new byte[0])));
        SecureTransport channel = over(below);
        assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
        channel.write(ByteBuffer.wrap(SECRET));
        channel.shutdownOutput();
        assertThat(below.isOutputShut()).isTrue();
        assertThat(readAll(reader(below.written()), 100)).isEqualTo(SECRET);
        assertThatThrownBy(() -> channel.write(ByteBuffer.wrap(SECRET)))
                .isInstanceOf(IOException.class)
                .hasMessage("output of the channel was shut down");
        assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
    }

    @Test
    void writeOfNothingIsNoEnd() throws IOException {
        PartsTransport below = new PartsTransport();
        assertThat(over(below).write(ByteBuffer.allocate(0))).isZero();
        assertThat(below.written()).isEmpty();
    }

    @Test
    void timeOutInsideRecordLosesNoByte() throws IOException {
        byte[] stream = join(sealed(SECRET, SECRET, new byte[0]));
        for (int at = 1; at < stream.length; at++) {
            PartsTransport below =
                    new PartsTransport(
                            Arrays.copyOf(stream, at),
                            PartsTransport.TIME_OUT,
                            PartsTransport.TIME_OUT,
                            Arrays.copyOfRange(stream, at, stream.length));
            SecureTransport channel = over(below);
            ByteBuffer into = ByteBuffer.allocate(100);
            int timeOuts = 0;
            for (boolean more = true; more; ) {
                try {
                    more = channel.read(into) >= 0;
                } catch (SocketTimeoutException _) {
                    timeOuts++;
                }
            }
            assertThat(timeOuts).isEqualTo(2);
            assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(join(List.of(SECRET, SECRET))));
        }
    }

    /// A connection that is closed with a reason reads on in another thread, as a socket allows.
    @Test
    void secondReaderWaitsForTheFirst() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Transport slow =
                new FilterTransport(new PartsTransport(sealed(SECRET, SECRET))) {
                    @Override
                    public int read(ByteBuffer into) throws IOException {
                        reading.countDown();
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                        return below.read(into);
                    }
                };
        SecureTransport channel = over(slow);
        FutureTask<Integer> first = new FutureTask<>(() -> channel.read(ByteBuffer.allocate(100)));
        FutureTask<Integer> second = new FutureTask<>(() -> channel.read(ByteBuffer.allocate(100)));
        Thread.ofPlatform().start(first);
        reading.await();
        Thread thread = Thread.ofPlatform().start(second);
        while (!second.isDone() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        go.countDown();
        assertThat(second.get()).isEqualTo(SECRET.length);
        assertThat(first.get()).isEqualTo(SECRET.length);
    }

    @Test
    void timeOutIsForTheWholeRecord() throws IOException {
        PartsTransport below = PartsTransport.byteByByte(join(sealed(SECRET)));
        SecureTransport channel = over(below);
        channel.readTimeout(Duration.ofSeconds(5));
        channel.read(ByteBuffer.allocate(100));
        List<Duration> each = below.timeouts().subList(1, below.timeouts().size());
        assertThat(each)
                .hasSize(2 + SECRET.length + 16)
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .allMatch(t -> t.compareTo(Duration.ofSeconds(5)) <= 0);
    }

    @Test
    void directionStopsAfterItsRecordsAndCanStillEnd() throws IOException {
        PartsTransport below = new PartsTransport();
        SecureTransport channel = over(below, SETTINGS.withMaxRecords(3), POOL);
        channel.write(ByteBuffer.wrap(SECRET));
        channel.write(ByteBuffer.wrap(SECRET));
        assertThatThrownBy(() -> channel.write(ByteBuffer.wrap(SECRET)))
                .isInstanceOf(IOException.class)
                .hasMessage("a direction may have 3 records: connect anew");
        channel.shutdownOutput();
        assertThat(readAll(reader(below.written()), 100)).isEqualTo(join(List.of(SECRET, SECRET)));
    }

    @Test
    void readerStopsAfterItsRecords() throws IOException {
        byte[] stream = join(sealed(SECRET, SECRET, SECRET));
        ChannelSettings two = SETTINGS.withMaxRecords(2);
        SecureTransport channel = over(new PartsTransport(stream), two, POOL);
        ByteBuffer into = ByteBuffer.allocate(100);
        channel.read(into);
        channel.read(into);
        assertThatThrownBy(() -> channel.read(into)).hasMessage(RecordInput.BROKEN);
    }

    // --- buffers and keys ---

    @Test
    void silentPeerHoldsNoBorrowedBuffer() throws IOException {
        BufferPool pool = new BufferPool(2);
        byte[] large = sealed(new byte[60_000]).getFirst();
        List<byte[]> parts = new ArrayList<>(List.of(large));
        parts.add(PartsTransport.TIME_OUT);
        parts.add(new byte[] {1});
        parts.add(PartsTransport.TIME_OUT);
        SecureTransport channel = over(new PartsTransport(parts), SETTINGS, pool);
        channel.read(ByteBuffer.allocate(60_000));
        for (int silences = 0; silences < 2; silences++) {
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(free(pool)).isEqualTo(2);
        }
    }

    @Test
    void closeInsideLargeRecordReturnsItsBuffer() throws IOException {
        BufferPool pool = new BufferPool(1);
        byte[] large = Arrays.copyOf(sealed(new byte[60_000]).getFirst(), 50_000);
        PartsTransport below = new PartsTransport(large, PartsTransport.TIME_OUT);
        SecureTransport channel = over(below, SETTINGS, pool);
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(free(pool)).isZero();
        channel.close();
        assertThat(free(pool)).isOne();
        assertThat(below.isClosed()).isTrue();
    }

    @Test
    void endAndResetReturnTheBuffer() throws IOException {
        BufferPool pool = new BufferPool(1);
        byte[] large = new byte[60_000];
        SecureTransport channel =
                over(new PartsTransport(join(sealed(large, new byte[0]))), SETTINGS, pool);
        assertThat(readAll(channel, 60_000)).isEqualTo(large);
        assertThat(free(pool)).isOne();
        PartsTransport below =
                new PartsTransport(
                        Arrays.copyOf(join(sealed(large)), 50_000), PartsTransport.RESET);
        SecureTransport reset = over(below, SETTINGS, pool);
        assertThatThrownBy(() -> reset.read(ByteBuffer.allocate(1)))
                .isInstanceOf(SocketException.class)
                .hasMessage("Connection reset");
        assertThat(free(pool)).isOne();
    }

    /// How many buffers it can lend.
    private static int free(BufferPool pool) {
        List<ByteBuffer> lent = new ArrayList<>();
        while (pool.borrow().map(lent::add).isPresent()) {}
        lent.forEach(pool::giveBack);
        return lent.size();
    }

    @Test
    void keysAreClearedAndShownNowhere() throws IOException {
        NoiseKeys keys = new NoiseKeys(OURS.clone(), PEERS.clone(), new byte[32]);
        SecureTransport.open(new PartsTransport(), SETTINGS, keys, POOL);
        assertThat(keys.sending()).containsOnly(0);
        assertThat(keys.receiving()).containsOnly(0);
        assertThat(keys.toString()).startsWith("netcourse.channel.NoiseKeys@");
        X25519KeyPair pair = X25519KeyPair.of(OURS);
        assertThat(pair.toString())
                .contains(Hex.format(pair.publicKey()))
                .doesNotContain(Hex.format(OURS));
    }
}
