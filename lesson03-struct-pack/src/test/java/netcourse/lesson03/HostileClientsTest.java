package netcourse.lesson03;

import static netcourse.lesson03.TestClient.ascii;
import static netcourse.lesson03.TestClient.echo;
import static netcourse.lesson03.TestClient.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.common.Endpoint;
import netcourse.common.Hex;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What clients that do not behave can do: nothing to the others.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileClientsTest {
    private static final PeerSettings PEER = PeerSettings.defaults();
    private static final ServerSettings SETTINGS = ServerSettings.defaults();
    private static final String LARGE = "x".repeat(8192);

    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile Thread sender;

    private MessageServer open(ServerSettings settings) throws IOException {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        return MessageServer.open(free, settings, NastyNetwork.none(), log::add);
    }

    @Test
    void bytesThatAreNoMessageAreRefusedWithAReasonAfterTheAnswersBeforeThem() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            Message last = echo(1, "last");
            byte[] http = ascii("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            client.sendRaw(
                    ByteBuffer.allocate(last.wireBytes() + http.length)
                            .put(wire(last))
                            .put(http)
                            .array());
            assertThat(client.next()).isEqualTo(last.echo());
            assertThat(client.farewell(MessageError.BAD_MESSAGE))
                    .isEqualTo("magic must be 0x4e43, was 0x4745 (bytes 0-1 of the header)");
        }
    }

    @Test
    void aLengthOf4GibIsRefusedAtOnce() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            client.sendRaw(Hex.parse("4e 43 01 00 0002 0000 00000001 ffffffff"));
            assertThat(client.farewell(MessageError.BAD_MESSAGE))
                    .isEqualTo(
                            "body length must be 0..65536, was 4294967295"
                                    + " (bytes 12-15 of the header)");
        }
    }

    @Test
    void aMessageThatIsNotCompleteInTimeIsRefused() throws IOException {
        Duration deadline = Duration.ofMillis(20);
        PeerSettings hasty = PEER.withLimits(PEER.limits().withMessageDeadline(deadline));
        try (MessageServer server = open(SETTINGS.withPeer(hasty));
                TestClient client = new TestClient(server.endpoint())) {
            client.sendRaw(Hex.parse("4e 43 01"));
            assertThat(client.farewell(MessageError.TOO_SLOW))
                    .isEqualTo(
                            "message must be complete within 20 ms,"
                                    + " came 3 of 16 bytes of the header");
        }
    }

    @Test
    void nobodyElseNoticesClientsThatMisbehave() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            List<TestClient> bad = new ArrayList<>();
            byte[] request = wire(echo(1, "hello"));
            for (int i = 0; i < 60; i++) {
                TestClient one = new TestClient(server.endpoint());
                bad.add(one);
                switch (i % 5) {
                    case 0 -> one.sendRaw(ascii("garbage, garbage, garbage"));
                    case 1 -> one.sendRaw(Hex.parse("4e 43 01 00 0002 0000 00000001 ffffffff"));
                    case 2 -> one.sendRaw(java.util.Arrays.copyOf(request, 18));
                    case 3 -> one.reset();
                    default -> {
                        one.sendRaw(java.util.Arrays.copyOf(request, 7));
                        one.reset();
                    }
                }
                client.assertServed();
            }
            for (TestClient one : bad) {
                one.socket.close();
            }
            client.assertServed();
        }
    }

    @Test
    @Tag("verify")
    void aFloodIsAnsweredToAClientThatReadsInAThreadOfItsOwn() throws Exception {
        int requests = 100_000;
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            FutureTask<Void> sending = sending(client, requests, LARGE.length() / 100);
            for (int i = 0; i < requests; i++) {
                assertThat(client.next().header().sequence()).isEqualTo(i);
            }
            sending.get();
        }
    }

    /// The server reads nothing while its answers are not read, so the sender waits; and both go on
    /// when the answers are read.
    @Test
    void aSenderWaitsUntilItsAnswersAreRead() throws Exception {
        int requests = 3000;
        try (MessageServer server = open(SETTINGS);
                TestClient client = new TestClient(server.endpoint())) {
            FutureTask<Void> sending = sending(client, requests, LARGE.length());
            while (sender.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < requests; i++) {
                assertThat(client.next().header().sequence()).isEqualTo(i);
            }
            sending.get();
        }
    }

    private FutureTask<Void> sending(TestClient client, int requests, int bodyBytes) {
        FutureTask<Void> task =
                new FutureTask<>(() -> {
                    for (int i = 0; i < requests; i++) {
                        client.connection.write(echo(i, LARGE.substring(0, bodyBytes)));
                    }
                    client.connection.flush();
                    return null;
                });
        sender = Thread.ofVirtual().start(task);
        return task;
    }

    @Test
    void chatWaitsForNobodyAndTellsWhoDidNotReadHowMuchWasDropped() throws IOException {
        try (MessageServer server = open(SETTINGS);
                TestClient talker = new TestClient(server.endpoint());
                TestClient sleeper = new TestClient(server.endpoint())) {
            sleeper.assertServed();
            int said = 0;
            for (int more = 10; more > 0; said++) {
                say(talker, "x".repeat(5000));
                more -= log.isEmpty() || log.stream().noneMatch(l -> l.startsWith("chat")) ? 0 : 1;
            }
            assertThat(log)
                    .contains("chat is dropped for " + sleeper.name() + ": it does not read");
            sleeper.send(echo(5, "awake"));
            int heard = chatUntil(sleeper, MessageType.ECHO);
            say(talker, "good morning");
            heard += chatUntil(sleeper, MessageType.CHAT);
            assertThat(heard).isEqualTo(said);
        }
    }

    /// Says something, and waits until it is passed on.
    private static void say(TestClient talker, String text) throws IOException {
        talker.send(Message.request(MessageType.CHAT.number(), 1, ascii(text)));
        while (!talker.next().header().isResponse()) {}
    }

    /// Counts messages of chat up to a response or `good morning`, those among them that were
    /// dropped, of which a notice says how many.
    private static int chatUntil(TestClient client, MessageType last) throws IOException {
        int heard = 0;
        while (true) {
            Message message = client.next();
            boolean response = message.header().isResponse();
            if (response || message.text().endsWith(": good morning")) {
                assertThat(message.header().protocol()).isEqualTo(last.number());
                return heard;
            }
            Matcher notice = Pattern.compile("\\(dropped (\\d+) messages").matcher(message.text());
            heard += notice.lookingAt() ? Integer.parseInt(notice.group(1)) : 1;
        }
    }

    @Test
    void aClientThatReadsNothingIsDroppedInTheEnd() throws Exception {
        PeerSettings hasty = PEER.withWriteDeadline(Duration.ofMillis(50));
        try (MessageServer server = open(SETTINGS.withPeer(hasty));
                TestClient client = new TestClient(server.endpoint())) {
            FutureTask<Void> sending = sending(client, Integer.MAX_VALUE, LARGE.length());
            assertThatThrownBy(sending::get).hasCauseInstanceOf(IOException.class);
            while (server.clients() > 0) {
                Thread.onSpinWait();
            }
            assertThat(log).last().asString().endsWith("dropped: took nothing for 50 ms");
        }
    }
}
