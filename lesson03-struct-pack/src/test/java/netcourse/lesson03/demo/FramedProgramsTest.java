package netcourse.lesson03.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcourse.authoring.ServerProcess;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.Program;
import netcourse.lesson03.MessageServer;
import netcourse.lesson03.MessageType;
import netcourse.lesson03.NaiveSplitter;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.PeerSettings;
import netcourse.lesson03.ProgramParts;
import netcourse.lesson03.ServerSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FramedProgramsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    private List<String> lines() {
        return bytes.toString(UTF_8).lines().toList();
    }

    private int runClient(ServerSettings settings, NastyNetwork network, String... options)
            throws IOException {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        try (MessageServer server = MessageServer.open(free, settings, network, _ -> {})) {
            String[] all = java.util.Arrays.copyOf(options, options.length + 1);
            all[options.length] = "--port=" + server.endpoint().port();
            return Program.run(new FramedClient(out), all);
        }
    }

    @Test
    void theClientsFirstRequestIsAnsweredLast() throws IOException {
        assertThat(runClient(ServerSettings.defaults(), NastyNetwork.none(), "--hex")).isZero();
        assertThat(lines())
                .contains(
                        ">   2  echo \"hello\"",
                        "       4e 43 | 01 | 00 | 00 02 | 00 00 | 00 00 00 02 | 00 00 00 05"
                                + " | 68 65 6c 6c 6f");
        List<String> answers = lines().stream().filter(line -> line.startsWith("<")).toList();
        assertThat(answers).last().asString().startsWith("<   1  wait: done, after ");
        assertThat(answers)
                .anyMatch(line -> line.startsWith("<   2  echo: \"hello\", after "))
                .anyMatch(line -> line.startsWith("<   4  add: 2147483648, after "))
                .anyMatch(line -> line.startsWith("<   5  add: error 2 BAD_BODY, \"body length"))
                .anyMatch(line -> line.startsWith("<   6  protocol number 999: error 1 UNKNOWN"))
                .anyMatch(line -> line.startsWith("<   7  chat: passed on to 1, after "));
    }

    @Test
    void theClientSaysWhatIsNotAnsweredByANaiveServer() throws IOException {
        ProgramParts naive = ProgramParts.own().withSplitter(() -> new NaiveSplitter(_ -> {}));
        NastyNetwork slice = new NastyNetwork(1, Duration.ZERO, Duration.ZERO, 1);
        ServerSettings settings = ServerSettings.defaults().withParts(naive);
        assertThat(runClient(settings, slice, "--patience=0.02")).isEqualTo(Program.FAILED);
        assertThat(lines()).contains("requests without an answer after 20 ms: 7");
    }

    @Test
    void theNaiveServerIsRightWhileTheNetworkIsKind() throws IOException {
        ProgramParts naive = ProgramParts.own().withSplitter(() -> new NaiveSplitter(_ -> {}));
        ServerSettings settings = ServerSettings.defaults().withParts(naive);
        assertThat(runClient(settings, NastyNetwork.none(), "--one-by-one")).isZero();
    }

    @Test
    void theTextExchangeCountsTheBytesOfBothWays() {
        assertThat(Program.run(new TextExchange(out))).isZero();
        assertThat(lines())
                .anyMatch(line -> line.matches("> 1 echo hello +14 +21"))
                .anyMatch(line -> line.matches("< 1 ok hello +12 +21"))
                .anyMatch(line -> line.matches("> 6 echo two\\\\r\\\\nlines +19 +26"))
                .anyMatch(line -> line.matches("all +226 +369"));
        assertThat(lines()).last().isEqualTo("< lines error 1 expected echo, time or add");
    }

    @Test
    void aFloodIsAnsweredThatIsReadInAThreadOfItsOwn() throws IOException {
        assertThat(runClient(ServerSettings.defaults(), NastyNetwork.none(), "--flood=2000"))
                .isZero();
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0)).matches("client: [0-9.:]+ is connected to [0-9.:]+");
        assertThat(lines().subList(1, 3))
                .anyMatch(line -> line.startsWith("sent 2000 requests, after "))
                .anyMatch(line -> line.startsWith("all are answered, after "));
    }

    @Test
    void aSmallFloodFitsTheBuffersBetweenTheTwo() throws IOException {
        String[] options = {"--flood=2000", "--read-last"};
        assertThat(runClient(ServerSettings.defaults(), NastyNetwork.none(), options)).isZero();
        assertThat(lines()).last().asString().startsWith("all are answered, after ");
    }

    /// Waits a second to see that nothing moves.
    @Test
    @Tag("verify")
    void aFloodThatIsReadLastStopsBothSidesUntilTheServerDropsIt() throws IOException {
        ServerSettings settings =
                ServerSettings.defaults()
                        .withPeer(
                                PeerSettings.defaults().withWriteDeadline(Duration.ofMillis(2500)));
        String[] options = {"--flood=10000000", "--read-last"};
        assertThat(runClient(settings, NastyNetwork.none(), options)).isEqualTo(Program.FAILED);
        assertThat(lines()).last().asString().contains("and nothing moves: we wait for the server");
    }

    @Test
    void aFloodThatIsNotAnsweredSaysSo() throws IOException {
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open()) {
            String port = "--port=" + listener.getLocalPort();
            FramedClient client = new FramedClient(out);
            assertThat(Program.run(client, port, "--flood=10", "--patience=0.02"))
                    .isEqualTo(Program.FAILED);
            assertThat(lines()).last().isEqualTo("requests without an answer after 20 ms: 10");
        }
    }

    /// Each sends without end and reads nothing.
    @Test
    @Tag("verify")
    void fiftyClientsThatReadNothingFitAServerWithAHeapOf32MiB() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (ServerProcess server =
                ServerProcess.startWith(List.of("-Xmx32m"), FramedServer.class, "--quiet")) {
            Endpoint endpoint = server.awaitListening();
            byte[] request = wire(Message.request(MessageType.ECHO.number(), 1, new byte[60_000]));
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Socket socket = Connecting.to(endpoint).open();
                crowd.add(socket);
                senders.add(Thread.ofVirtual().start(() -> sendForever(socket, request)));
            }
            for (Thread sender : senders) {
                while (sender.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            try (Socket later = Connecting.to(endpoint).open()) {
                assertThat(echo(later)).isEqualTo("hello");
            }
            close(crowd);
            server.terminate();
            assertThat(server.remainingLines()).containsExactly("server: stopped");
        } finally {
            close(crowd);
        }
    }

    private static void sendForever(Socket socket, byte[] request) {
        try {
            while (true) {
                socket.getOutputStream().write(request);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static byte[] wire(Message message) {
        ByteBuffer buffer = ByteBuffer.allocate(message.wireBytes());
        message.writeTo(buffer);
        return buffer.array();
    }

    @Test
    @Tag("verify")
    void withFewDescriptorsTheSurplusIsRefusedAndNobodyWhoIsServedIsDropped() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithin(100, FramedServer.class, "--quiet")) {
            String lowered = server.nextLine();
            assertThat(lowered)
                    .matches("limit 1000 lowered to \\d+: the process may open 100 files .*");
            int most = Integer.parseInt(lowered.replaceFirst(".* to (\\d+):.*", "$1"));
            Endpoint endpoint = server.awaitListening();
            for (int i = 0; i < most; i++) {
                crowd.add(Connecting.to(endpoint).open());
            }
            try (Socket surplus = Connecting.to(endpoint).open()) {
                assertThat(reason(surplus)).startsWith("full: clients served at a time: " + most);
            }
            for (Socket socket : crowd) {
                assertThat(echo(socket)).isEqualTo("hello");
            }
            server.terminate();
            assertThat(server.remainingLines()).last().isEqualTo("server: stopped");
        } finally {
            close(crowd);
        }
    }

    /// A pipe that nobody reads is full after about a thousand clients.
    @Test
    @Tag("verify")
    void logThatNobodyReadsHoldsUpNeitherClientsNorTheEnd() throws Exception {
        try (ServerProcess server = ServerProcess.start(FramedServer.class)) {
            Endpoint endpoint = server.awaitListening();
            for (int i = 0; i < 3000; i++) {
                assertThat(echo(Connecting.to(endpoint).open())).isEqualTo("hello");
            }
            server.terminate();
            server.assertEndsWithin(Duration.ofSeconds(5));
        }
    }

    private static String reason(Socket socket) throws IOException {
        try (var client = new FramedConnection(socket, MessageLimits.defaults())) {
            return client.read().orElseThrow().text();
        }
    }

    /// Closes the socket, too.
    private static String echo(Socket socket) throws IOException {
        try (FramedConnection client = new FramedConnection(socket, MessageLimits.defaults())) {
            client.write(Message.request(MessageType.ECHO.number(), 1, "hello".getBytes(UTF_8)));
            client.flush();
            return new String(client.read().orElseThrow().body(), UTF_8);
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
