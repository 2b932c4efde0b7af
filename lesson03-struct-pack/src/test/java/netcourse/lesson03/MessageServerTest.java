package netcourse.lesson03;

import static netcourse.lesson03.TestClient.ascii;
import static netcourse.lesson03.TestClient.await;
import static netcourse.lesson03.TestClient.echo;
import static netcourse.lesson03.TestClient.wire;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import netcourse.common.Endpoint;
import netcourse.common.Hex;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.lesson03.answer.SolvedFrameSplitter;
import netcourse.lesson03.exercise.Dispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the server says to clients that behave.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MessageServerTest {
    private static final PeerSettings PEER = PeerSettings.defaults();
    private static final ServerSettings SETTINGS = ServerSettings.defaults();

    private final List<String> log = new CopyOnWriteArrayList<>();

    private MessageServer open(ServerSettings settings) throws IOException {
        return open(settings, NastyNetwork.none());
    }

    private MessageServer open(ServerSettings settings, NastyNetwork network) throws IOException {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        return MessageServer.open(free, settings, network, log::add);
    }

    private static Message request(MessageType protocol, String hex) {
        return Message.request(protocol.number(), 7, Hex.parse(hex));
    }

    @Test
    void eachProtocolNumberIsAnsweredAsItSays() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            Message add = request(MessageType.ADD, "7f ff ff ff 00 00 00 01");
            client.send(
                    echo(7, "hello"),
                    add,
                    request(MessageType.ADD, "80 00 00 00 ff ff ff ff"),
                    request(MessageType.HEARTBEAT, ""));
            assertThat(client.next()).isEqualTo(echo(7, "hello").echo());
            assertThat(client.next()).isEqualTo(add.answer(Hex.parse("00 00 00 00 80 00 00 00")));
            assertThat(client.next()).isEqualTo(add.answer(Hex.parse("ff ff ff ff 7f ff ff ff")));
            assertThat(client.next()).isEqualTo(request(MessageType.HEARTBEAT, "").echo());
            long before = System.currentTimeMillis();
            client.send(request(MessageType.TIME, ""));
            assertThat(client.next().bodyBuffer().getLong()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void whatFailsIsAnsweredByAnErrorNumberAndTheConnectionGoesOn() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            Message unknown = Message.request(999, 5, new byte[3]);
            client.send(unknown, request(MessageType.ADD, "01"));
            assertThat(client.next())
                    .isEqualTo(
                            unknown.failure(
                                    MessageError.UNKNOWN_PROTOCOL,
                                    "protocol number must be 1..6, was 999"
                                            + " (bytes 4-5 of the header)"));
            assertThat(client.next())
                    .isEqualTo(
                            request(MessageType.ADD, "")
                                    .failure(
                                            MessageError.BAD_BODY,
                                            "body length must be 8, was 1"
                                                    + " (bytes 12-15 of the header)"));
            client.send(request(MessageType.WAIT, "00 00 27 11"));
            assertThat(client.next().text())
                    .isEqualTo("milliseconds must be 0..10000, was 10001 (bytes 0-3 of the body)");
            client.assertServed();
        }
    }

    @Test
    void aSlowRequestIsOvertakenByThoseBehindIt() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            client.send(await(1, 40), echo(2, "a"), await(3, 1), echo(4, "b"));
            long[] sequences = new long[4];
            for (int i = 0; i < 4; i++) {
                sequences[i] = client.next().header().sequence();
            }
            assertThat(sequences).containsExactlyInAnyOrder(1, 2, 3, 4).endsWith(1);
        }
    }

    /// The server makes a timer for it, and that waits until no more clients are accepted.
    @Test
    void aClientThatWasJustAcceptedIsToldThatTheServerStops() throws Exception {
        AtomicInteger port = new AtomicInteger();
        CountDownLatch accepted = new CountDownLatch(1);
        ProgramParts late =
                new ProgramParts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(() -> {
                            accepted.countDown();
                            while (accepts(port.get())) {
                                Thread.onSpinWait();
                            }
                            return new DefaultHeartbeatTimer();
                        }));
        MessageServer server = open(SETTINGS.withParts(late));
        port.set(server.endpoint().port());
        try (TestClient client = new TestClient(server.endpoint())) {
            accepted.await();
            Thread closing = Thread.ofVirtual().start(server::close);
            assertThat(client.farewell(MessageError.STOPPING)).isEqualTo("the server stops");
            closing.join();
        }
    }

    private static boolean accepts(int port) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("accept-" + port));
    }

    @Test
    void tooManySlowRequestsAreRefusedNotQueued() throws IOException {
        int most = RequestHandler.MAX_SLOW_REQUESTS;
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            client.send(
                    IntStream.rangeClosed(1, most + 1)
                            .mapToObj(i -> await(i, 2000))
                            .toArray(Message[]::new));
            String why = most + " slow requests are being worked on";
            assertThat(client.next()).isEqualTo(await(most + 1, 0).failure(MessageError.BUSY, why));
            client.assertServed();
        }
    }

    @Test
    void oneWayMessagesHaveNoAnswerNotEvenIfTheyFail() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            client.send(
                    Message.oneWay(MessageType.ECHO.number(), ascii("quiet")),
                    Message.oneWay(999, new byte[0]),
                    Message.oneWay(MessageType.ADD.number(), new byte[0]),
                    echo(1, "not mine").echo());
            client.assertServed();
        }
    }

    /// Lessons 4 and 5 read such bodies; here their bytes would be taken for what they are not.
    @Test
    void aBodyThatIsCompressedOrEncryptedIsNotTakenForAPlainOne() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            int echo = MessageType.ECHO.number();
            for (int flag : List.of(MessageHeader.COMPRESSED, MessageHeader.ENCRYPTED)) {
                byte[] body = ascii("x");
                Message request = Message.of(new MessageHeader(flag, echo, 0, 7, 1), body);
                int oneWay = flag | MessageHeader.ONE_WAY;
                client.send(Message.of(new MessageHeader(oneWay, echo, 0, 0, 1), body), request);
                assertThat(client.next())
                        .isEqualTo(
                                request.failure(
                                        MessageError.BAD_BODY,
                                        "body must be neither compressed nor encrypted"));
            }
            client.assertServed();
        }
    }

    @Test
    void requestsThatAConnectionsEndInterruptsAreNoFailures() throws IOException {
        try (MessageServer server = open(SETTINGS)) {
            try (TestClient client = new TestClient(server.endpoint())) {
                client.send(await(1, 10_000), await(2, 10_000), echo(3, "begun"));
                assertThat(client.next()).isEqualTo(echo(3, "begun").echo());
                client.reset();
            }
            while (server.clients() > 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(log).noneMatch(line -> line.startsWith("a request of"));
    }

    @Test
    void chatIsPassedOnToEverybody() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient ann = new TestClient(server.endpoint());
                TestClient bob = new TestClient(server.endpoint())) {
            ann.assertServed();
            bob.assertServed();
            Message chat = Message.request(MessageType.CHAT.number(), 3, ascii("hello, all"));
            ann.send(chat);
            Message passed = ChatRoom.message(ann.name() + ": hello, all");
            assertThat(bob.next()).isEqualTo(passed);
            assertThat(List.of(ann.next(), ann.next()))
                    .containsExactlyInAnyOrder(passed, chat.answer(new byte[] {0, 0, 0, 2}));
        }
    }

    @Test
    void aClientThatHalfClosesIsAnsweredToTheLast() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            client.send(await(1, 20), echo(2, "last"));
            client.connection.shutdownOutput();
            assertThat(client.next()).isEqualTo(echo(2, "last").echo());
            assertThat(client.next().header().sequence()).isEqualTo(1);
            client.assertEnd();
        }
        assertThat(log).last().asString().endsWith("end of stream");
    }

    @Test
    void oneByteAtATimeMakesNoDifference() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            for (byte single : wire(echo(1, "hello"))) {
                client.sendRaw(new byte[] {single});
            }
            assertThat(client.next()).isEqualTo(echo(1, "hello").echo());
        }
    }

    @Test
    void aNastyNetworkMakesNoDifference() throws IOException {
        NastyNetwork nasty =
                new NastyNetwork(7, Duration.ofMillis(2), Duration.ofNanos(20_000), 42);
        try (MessageServer server = open(SETTINGS, nasty);
                TestClient client = new TestClient(server.endpoint())) {
            Message large = Message.request(MessageType.ECHO.number(), 0, new byte[300]);
            client.send(large);
            for (int i = 1; i < 20; i++) {
                client.send(echo(i, "hello"));
            }
            assertThat(client.next()).isEqualTo(large.echo());
            for (int i = 1; i < 20; i++) {
                assertThat(client.next()).isEqualTo(echo(i, "hello").echo());
            }
        }
    }

    @Test
    void silentClientsAreDroppedAfterThreeHeartbeats() throws IOException {
        Duration heartbeat = Duration.ofMillis(10);
        long start = System.nanoTime();
        try (MessageServer server = open(SETTINGS.withPeer(PEER.withHeartbeat(heartbeat)));
                TestClient client = new TestClient(server.endpoint())) {
            assertThat(client.farewell(MessageError.SILENT))
                    .isEqualTo("silent for 3 heartbeats of 10 ms");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(heartbeat.multipliedBy(3));
        assertThat(log).last().asString().endsWith("dropped: silent for 3 heartbeats of 10 ms");
    }

    @Test
    void clientsGetHeartbeatsAndStayAsLongAsTheySendTheirs() throws IOException {
        PeerSettings fast = PEER.withHeartbeat(Duration.ofMillis(50));
        try (MessageServer server = open(SETTINGS.withPeer(fast));
                TestClient client = new TestClient(server.endpoint())) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.connection.read()).contains(Peer.HEARTBEAT);
                client.send(Peer.HEARTBEAT);
            }
            client.assertServed();
        }
    }

    @Test
    void oneClientTooManyIsToldSo() throws IOException {
        try (MessageServer server = open(SETTINGS.withMaxClients(1));
                TestClient client = new TestClient(server.endpoint())) {
            client.assertServed();
            try (TestClient surplus = new TestClient(server.endpoint())) {
                assertThat(surplus.farewell(MessageError.FULL))
                        .isEqualTo("full: clients served at a time: 1");
            }
            client.assertServed();
        }
    }

    @Test
    void clientsAreToldThatTheServerStops() throws IOException {
        MessageServer server = open(SETTINGS);
        try (TestClient client = new TestClient(server.endpoint())) {
            client.assertServed();
            Thread stop = Thread.ofVirtual().start(server::close);
            assertThat(client.farewell(MessageError.STOPPING)).isEqualTo("the server stops");
            client.socket.close();
            stop.join();
            assertThat(server.clients()).isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLearnersPartsServeInItsPlace() throws IOException {
        Dispatcher shouting =
                new Dispatcher() {
                    @Override
                    public void begin(
                            java.util.Map<Integer, Handler> handlers,
                            java.util.function.Consumer<Exception> failures) {}

                    @Override
                    public Optional<Message> dispatch(Message message) {
                        String loud = message.text().toUpperCase(java.util.Locale.ROOT);
                        return Optional.of(message.answer(ascii(loud)));
                    }
                };
        ProgramParts parts =
                ProgramParts.own()
                        .withSplitter(SolvedFrameSplitter::new)
                        .withDispatcher(() -> shouting);
        try (MessageServer server = open(SETTINGS.withParts(parts));
                TestClient client = new TestClient(server.endpoint())) {
            byte[] two = concat(wire(echo(1, "one")), wire(echo(2, "two")));
            client.sendRaw(Arrays.copyOf(two, 30));
            assertThat(client.next()).isEqualTo(echo(1, "ONE").echo());
            client.sendRaw(Arrays.copyOfRange(two, 30, two.length));
            assertThat(client.next()).isEqualTo(echo(2, "TWO").echo());
            client.sendRaw(concat(wire(echo(3, "x")), new byte[16]));
            assertThat(client.next()).isEqualTo(echo(3, "X").echo());
            assertThat(client.farewell(MessageError.BAD_MESSAGE))
                    .isEqualTo("magic must be 0x4e43, was 0x0000 (bytes 0-1 of the header)");
        }
    }

    @Test
    void aLearnersPartThatFailsEndsItsConnectionAndIsNamedInTheLog() throws IOException {
        Dispatcher failing =
                new Dispatcher() {
                    @Override
                    public void begin(
                            java.util.Map<Integer, Handler> handlers,
                            java.util.function.Consumer<Exception> failures) {}

                    @Override
                    public Optional<Message> dispatch(Message message) {
                        throw new AssertionError("dispatched");
                    }
                };
        ProgramParts parts = ProgramParts.own().withDispatcher(() -> failing);
        try (MessageServer server = open(SETTINGS.withParts(parts))) {
            for (Message message : List.of(echo(1, "fails"), await(2, 1))) {
                log.clear();
                try (TestClient client = new TestClient(server.endpoint())) {
                    client.send(message);
                    client.assertEnd();
                }
                while (server.clients() > 0) {
                    Thread.onSpinWait();
                }
                assertThat(String.join("\n", log))
                        .containsPattern(
                                "failed: java.lang.AssertionError: dispatched"
                                        + " \\(MessageServerTest\\.java:[0-9]+\\)");
            }
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    @Test
    void naiveReadingLosesWhatIsGluedOrTorn() throws IOException {
        ProgramParts naive = ProgramParts.own().withSplitter(() -> new NaiveSplitter(log::add));
        NastyNetwork glue = new NastyNetwork(0, Duration.ofMillis(20), Duration.ZERO, 1);
        try (MessageServer server = open(SETTINGS.withParts(naive), glue);
                TestClient client = new TestClient(server.endpoint())) {
            client.send(echo(1, "one"), echo(2, "two"));
            assertThat(client.next()).isEqualTo(echo(1, "one").echo());
            client.connection.shutdownOutput();
            client.assertEnd();
        }
        assertThat(log).contains("a read gave 19 bytes after a message: lost");
        NastyNetwork slice = new NastyNetwork(1, Duration.ZERO, Duration.ZERO, 1);
        try (MessageServer server = open(SETTINGS.withParts(naive), slice);
                TestClient client = new TestClient(server.endpoint())) {
            client.send(echo(1, "one"));
            client.connection.shutdownOutput();
            client.assertEnd();
        }
        assertThat(log).contains("a read gave 1 of 16 bytes of a header: lost");
    }
}
