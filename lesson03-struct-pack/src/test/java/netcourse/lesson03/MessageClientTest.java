package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.lesson03.exercise.HeartbeatTimer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MessageClientTest {
    private static final int ECHO = MessageType.ECHO.number();

    private final BlockingQueue<Message> others = new LinkedBlockingQueue<>();

    private static MessageServer server() throws IOException {
        return MessageServer.open(
                Listening.at(new Endpoint("127.0.0.1", 0)),
                ServerSettings.defaults(),
                NastyNetwork.none(),
                _ -> {});
    }

    private MessageClient client(Endpoint server, int maxInFlight) throws IOException {
        return MessageClient.open(
                Connecting.to(server),
                PeerSettings.defaults(),
                NastyNetwork.none(),
                maxInFlight,
                others::add);
    }

    @Test
    void answersFindTheirRequestsFromManyThreadsAndInAnyOrder() throws Exception {
        try (MessageServer server = server();
                MessageClient client = client(server.endpoint(), 1000)) {
            List<FutureTask<Void>> threads = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                byte[] body = ("thread " + thread).getBytes(UTF_8);
                FutureTask<Void> task = new FutureTask<>(() -> askMany(client, body));
                threads.add(task);
                Thread.ofVirtual().start(task);
            }
            for (FutureTask<Void> task : threads) {
                task.get();
            }
        }
        assertThat(others).isEmpty();
    }

    private static Void askMany(MessageClient client, byte[] body) throws Exception {
        List<CompletableFuture<Message>> echoes = new ArrayList<>();
        byte[] millis = ByteBuffer.allocate(4).putInt(5).array();
        CompletableFuture<Message> slow = client.ask(MessageType.WAIT.number(), millis).answer();
        for (int i = 0; i < 100; i++) {
            echoes.add(client.ask(ECHO, body).answer());
        }
        client.flush();
        for (CompletableFuture<Message> echo : echoes) {
            assertThat(echo.get().body()).isEqualTo(body);
        }
        assertThat(slow.get().header().protocol()).isEqualTo(MessageType.WAIT.number());
        return null;
    }

    @Test
    void aTimerThatFailsEndsTheConnection() throws Exception {
        ProgramParts parts =
                new ProgramParts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(FailingTimer::new));
        try (MessageServer server = server();
                MessageClient client =
                        MessageClient.open(
                                Connecting.to(server.endpoint()),
                                PeerSettings.defaults(),
                                NastyNetwork.none(),
                                parts,
                                1,
                                others::add)) {
            assertThat(client.ended().get())
                    .startsWith("failed: java.lang.IllegalStateException: not written");
        }
    }

    private static final class FailingTimer implements HeartbeatTimer {
        @Override
        public void begin(Duration interval, LongSupplier nanoTime) {}

        @Override
        public void sent() {}

        @Override
        public void heartbeatSent() {}

        @Override
        public void received() {}

        @Override
        public Due due() {
            throw new IllegalStateException("not written");
        }
    }

    @Test
    void moreThanMayBeInFlightWait() throws Exception {
        try (MessageServer server = server();
                MessageClient client = client(server.endpoint(), 3)) {
            List<CompletableFuture<Message>> answers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                answers.add(client.ask(ECHO, new byte[8]).answer());
            }
            client.flush();
            for (CompletableFuture<Message> answer : answers) {
                assertThat(answer.get().header().bodyLength()).isEqualTo(8);
            }
        }
    }

    @Test
    void aHundredThousandRequestsNeedNoAnswerToBeLookedAt() throws Exception {
        try (MessageServer server = server();
                MessageClient client = client(server.endpoint(), 100_000)) {
            List<CompletableFuture<Message>> answers = new ArrayList<>();
            for (int i = 0; i < 100_000; i++) {
                answers.add(client.ask(ECHO, new byte[8]).answer());
            }
            client.flush();
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
        }
    }

    @Test
    void requestsFailWhenTheConnectionEnds() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = (InetSocketAddress) listener.getLocalSocketAddress();
            try (MessageClient client = client(Endpoint.of(address), 10);
                    Socket server = listener.accept()) {
                CompletableFuture<Message> answer = client.ask(ECHO, new byte[0]).answer();
                client.flush();
                assertThat(server.getInputStream().readNBytes(16)).hasSize(16);
                server.shutdownOutput();
                assertThatThrownBy(answer::get)
                        .hasCauseInstanceOf(IOException.class)
                        .hasMessageContaining("the connection ended: end of stream");
                assertThat(client.ended().get()).isEqualTo("end of stream");
                assertThatThrownBy(() -> client.ask(ECHO, new byte[0]))
                        .hasMessageContaining("the connection ended: end of stream");
            }
        }
    }

    @Test
    void aRequestFailsWhoseAnswerIsLateAndLeavesItsPlaceToAnother() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = (InetSocketAddress) listener.getLocalSocketAddress();
            try (MessageClient client = client(Endpoint.of(address), 1);
                    Socket server = listener.accept()) {
                CompletableFuture<Message> late =
                        client.ask(ECHO, new byte[0], Duration.ofMillis(1)).answer();
                assertThat(client.ask(ECHO, new byte[0]).sequence()).isEqualTo(2);
                assertThatThrownBy(late::get)
                        .hasCauseInstanceOf(TimeoutException.class)
                        .hasMessageContaining("no answer to request 1 within 1 ms");
                server.shutdownOutput();
            }
        }
    }

    @Test
    void whatAnswersNoRequestGoesToTheOthers() throws Exception {
        try (MessageServer server = server();
                MessageClient client = client(server.endpoint(), 10)) {
            client.tell(MessageType.CHAT.number(), "hello".getBytes(UTF_8));
            client.flush();
            assertThat(others.take().text()).isEqualTo(client.local() + ": hello");
        }
    }
}
