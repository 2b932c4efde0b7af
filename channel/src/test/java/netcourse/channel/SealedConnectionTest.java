package netcourse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import netcourse.common.FilterTransport;
import netcourse.common.LoopbackPair;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Messages sealed with a shared key, however they come and whatever was done to them.
class SealedConnectionTest {
    private static final MessageLimits LIMITS = MessageLimits.defaults();
    private static final NoiseCipher CIPHER = NoiseCipher.AES_GCM;
    private static final byte[] KEY = Arrays.copyOf(new byte[] {3}, 32);

    private final List<String> hearsay = new ArrayList<>();

    private SealedConnection client(Transport transport) throws IOException {
        return SealedConnection.client(transport, LIMITS, CIPHER, KEY, hearsay::add);
    }

    private SealedConnection server(Transport transport) throws IOException {
        return SealedConnection.server(transport, LIMITS, CIPHER, KEY, hearsay::add);
    }

    private static Message message(long sequence) {
        return Message.request(7, sequence, new byte[] {'s', 'e', 'c', 'r', 'e', 't'});
    }

    /// What a client sends, message by message: the opening, then these.
    private List<byte[]> sent(Message... messages) throws IOException {
        PartsTransport below = new PartsTransport();
        SealedConnection client = client(below);
        for (Message message : messages) {
            client.send(message);
        }
        return cut(below.written());
    }

    private static List<byte[]> cut(byte[] stream) {
        List<byte[]> messages = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(stream);
        while (rest.hasRemaining()) {
            byte[] next = new byte[16 + rest.getInt(rest.position() + 12)];
            rest.get(next);
            messages.add(next);
        }
        return messages;
    }

    @Test
    void deliveryMakesNoDifference() throws IOException {
        byte[] stream = join(sent(message(1), message(2)));
        for (int at = 1; at < stream.length; at++) {
            SealedConnection server =
                    server(
                            new PartsTransport(
                                    Arrays.copyOf(stream, at),
                                    PartsTransport.TIME_OUT,
                                    Arrays.copyOfRange(stream, at, stream.length)));
            assertThatThrownBy(() -> readAll(server)).isInstanceOf(SocketTimeoutException.class);
            assertThat(readAll(server)).endsWith(message(2));
        }
        SealedConnection bytewise = server(PartsTransport.byteByByte(stream));
        assertThat(readAll(bytewise)).containsExactly(message(1), message(2));
    }

    /// Or two ends that both wait to write would wait for each other.
    @Test
    void threadThatReadsDoesNotWaitForOneThatWrites() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Transport full =
                new FilterTransport(new PartsTransport(sent(message(1), message(2)))) {
                    @Override
                    public int write(ByteBuffer from) throws IOException {
                        writing.countDown();
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                        return below.write(from);
                    }
                };
        SealedConnection connection = server(full);
        FutureTask<Void> sending =
                new FutureTask<>(() -> {
                    connection.send(message(3));
                    return null;
                });
        Thread.ofVirtual().start(sending);
        writing.await();
        List<Message> came = new CopyOnWriteArrayList<>();
        FutureTask<Void> reading =
                new FutureTask<>(() -> {
                    connection.answerAll(message -> {
                        came.add(message);
                        return Optional.empty();
                    });
                    return null;
                });
        Thread.ofVirtual().start(reading);
        try {
            reading.get(10, TimeUnit.SECONDS);
        } finally {
            go.countDown();
        }
        assertThat(came).containsExactly(message(1), message(2));
        sending.get();
    }

    @Test
    void headerIsInClearAndTheBodyIsNot() throws IOException {
        List<byte[]> sent = sent(message(1), message(1));
        MessageHeader header =
                MessageHeader.readFrom(ByteBuffer.wrap(sent.get(1)), LIMITS.maxBodyBytes());
        assertThat(header).isEqualTo(new MessageHeader(MessageHeader.ENCRYPTED, 7, 0, 1, 6 + 16));
        assertThat(new String(sent.get(1), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(sent.get(1)).as("sealed twice").isNotEqualTo(sent.get(2));
    }

    @Test
    void openingIsFreshForEachConnection() throws IOException {
        assertThat(sent()).as("nothing goes before the first message").isEmpty();
        byte[] first = sent(message(1)).getFirst();
        assertThat(first).hasSize(16 + 32).isNotEqualTo(sent(message(1)).getFirst());
    }

    @Test
    void changedBitIsRefusedWhereverItIs() throws IOException {
        List<byte[]> sent = sent(message(1), message(2));
        for (int bit = 0; bit < sent.get(1).length * 8; bit++) {
            List<byte[]> changed = new ArrayList<>(sent);
            byte[] message = sent.get(1).clone();
            message[bit / 8] ^= (byte) (1 << bit % 8);
            changed.set(1, message);
            SealedConnection server = server(new PartsTransport(join(changed)));
            assertThatThrownBy(() -> server.read())
                    .isInstanceOfAny(ProtocolException.class, EOFException.class);
        }
    }

    @Test
    void messagesOutOfTurnAreRefused() throws IOException {
        List<byte[]> m = sent(message(0), message(1), message(2));
        assertRefused(1, m.get(0), m.get(1), m.get(1));
        assertRefused(1, m.get(0), m.get(1), m.get(3));
        assertRefused(0, m.get(0), m.get(2), m.get(1));
        assertRefused(0, m.get(1));
        assertRefused(0, m.get(0), m.get(0));
        assertRefused(0, sent(message(0)).get(0), m.get(1));
    }

    @Test
    void clearMessageIsRefused() throws IOException {
        ByteBuffer clear = ByteBuffer.allocate(100);
        message(1).writeTo(clear);
        byte[] bytes = Arrays.copyOf(clear.array(), clear.position());
        List<byte[]> m = sent(message(0));
        assertRefused(1, m.get(0), m.get(1), bytes);
        assertRefused(0, m.get(0), bytes);
        assertRefused(0, bytes);
    }

    @Test
    void reflectedMessagesAreRefused() throws IOException {
        List<byte[]> sent = sent(message(0));
        SealedConnection same = client(new PartsTransport(join(sent)));
        assertThatThrownBy(same::read)
                .isInstanceOf(ProtocolException.class)
                .hasMessage(SealedDirection.REFUSED);
    }

    /// So many come out, then an error, again and again.
    private void assertRefused(int before, byte[]... messages) throws IOException {
        SealedConnection server = server(new PartsTransport(join(List.of(messages))));
        for (int i = 0; i < before; i++) {
            assertThat(server.read()).isPresent();
        }
        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(server::read).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void clearFarewellIsHearsay() throws IOException {
        ByteBuffer farewell = ByteBuffer.allocate(100);
        Message.farewell(MessageError.STOPPING, "stopping").writeTo(farewell);
        byte[] bytes = Arrays.copyOf(farewell.array(), farewell.position());
        List<byte[]> m = sent(message(0), message(1));
        SealedConnection server =
                server(
                        new PartsTransport(
                                join(List.of(bytes, m.get(0), m.get(1), bytes, m.get(2)))));
        assertThat(readAll(server)).containsExactly(message(0), message(1));
        assertThat(hearsay).containsExactly("stopping", "stopping");
    }

    @Test
    void sealedFarewellIsAMessage() throws IOException {
        Message farewell = Message.farewell(MessageError.STOPPING, "stopping");
        assertThat(readAll(server(new PartsTransport(join(sent(farewell))))))
                .containsExactly(farewell);
        assertThat(hearsay).isEmpty();
    }

    @Test
    void plaintextIsAtMostTheLimitLess16() throws IOException {
        PartsTransport below = new PartsTransport();
        MessageLimits small = LIMITS.withMaxBodyBytes(100);
        SealedConnection client = SealedConnection.client(below, small, CIPHER, KEY, hearsay::add);
        assertThatThrownBy(() -> client.send(Message.request(7, 1, new byte[85])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("body length must be 0..84, was 85");
        Message largest = Message.request(7, 2, new byte[84]);
        client.send(largest);
        SealedConnection server =
                SealedConnection.server(
                        new PartsTransport(below.written()), small, CIPHER, KEY, hearsay::add);
        assertThat(server.read()).as("no number was used up").contains(largest);
    }

    @Test
    void directionStopsAfter2To32Messages() throws IOException {
        SealedDirection sealer = new SealedDirection(CIPHER, "there", KEY, new byte[32]);
        SealedDirection opener = new SealedDirection(CIPHER, "there", KEY, new byte[32]);
        sealer.skipTo(0xffff_ffffL);
        opener.skipTo(0xffff_ffffL);
        Message last = sealer.seal(message(1));
        assertThat(opener.open(last)).isEqualTo(message(1));
        assertThatThrownBy(() -> sealer.seal(message(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("a direction may have 4294967296 messages: connect anew");
        assertThatThrownBy(() -> opener.open(last)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void compressedFlagAndEveryOtherFieldComeBack() throws IOException {
        MessageHeader header =
                new MessageHeader(
                        MessageHeader.RESPONSE | MessageHeader.COMPRESSED,
                        0xffff,
                        0xffff,
                        0xffff_ffffL,
                        3);
        Message message = Message.of(header, new byte[3]);
        assertThat(readAll(server(new PartsTransport(join(sent(message))))))
                .containsExactly(message);
    }

    /// What the chapter says is not given.
    @Test
    void wholeDirectionCanBeReplayedOrCutShort() throws IOException {
        List<byte[]> recorded = sent(message(0), message(1));
        for (int again = 0; again < 2; again++) {
            assertThat(readAll(server(new PartsTransport(join(recorded)))))
                    .containsExactly(message(0), message(1));
        }
        assertThat(readAll(server(new PartsTransport(join(recorded.subList(0, 2))))))
                .containsExactly(message(0));
    }

    @ParameterizedTest
    @EnumSource
    void twoEndsTalk(NoiseCipher cipher) throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            FutureTask<Void> serving =
                    new FutureTask<>(() -> {
                        try (var server =
                                SealedConnection.server(
                                        Transport.of(pair.server()),
                                        LIMITS,
                                        cipher,
                                        KEY,
                                        hearsay::add)) {
                            server.answerAll(m -> Optional.of(m.echo()));
                        }
                        return null;
                    });
            Thread.ofVirtual().start(serving);
            try (var client =
                    SealedConnection.client(
                            Transport.of(pair.client()), LIMITS, cipher, KEY, hearsay::add)) {
                for (int length : new int[] {0, 1, 65_536, (1 << 20) - 16}) {
                    Message message = Message.request(7, length, new byte[length]);
                    client.send(message);
                    assertThat(client.read()).contains(message.echo());
                }
                client.shutdownOutput();
                assertThat(client.read()).isEmpty();
            }
            serving.get();
        }
    }

    private static List<Message> readAll(SealedConnection connection) throws IOException {
        List<Message> all = new ArrayList<>();
        Optional<Message> next;
        while ((next = connection.read()).isPresent()) {
            all.add(next.get());
        }
        return all;
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
