package netcourse.lesson02.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.ServerProcess;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Todo;
import netcourse.gateway.Gateway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayServerTest {
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    @ParameterizedTest
    @Tag("verify")
    @EnumSource(Gateway.Mode.class)
    void clientThatTheProcessHasNoDescriptorForIsRefusedAndNoOtherDropped(Gateway.Mode mode)
            throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (ServerProcess server =
                ServerProcess.startWithin(100, GatewayServer.class, "--mode=" + mode, "--quiet")) {
            String limit = server.nextLine();
            assertThat(limit)
                    .matches("limit 5000 lowered to \\d+: the process may open 100 files .*");
            int admitted = Integer.parseInt(limit.replaceFirst(".* to (\\d+):.*", "$1"));
            Endpoint endpoint = server.awaitListening();
            for (int i = 0; i < 150; i++) {
                clients.add(Connecting.to(endpoint).open());
            }
            for (Socket surplus : clients.subList(admitted, 150)) {
                assertThat(surplus.getInputStream().readAllBytes())
                        .asString(UTF_8)
                        .isEqualTo("server full: at most %d clients\n".formatted(admitted));
            }
            for (Socket client : clients.subList(0, admitted)) {
                assertThat(echo(client)).isEqualTo("hello\n");
            }
            server.terminate();
            assertThat(server.remainingLines())
                    .noneMatch(line -> line.contains("cannot accept"))
                    .last()
                    .asString()
                    .startsWith("gateway: stopped; accepted %d clients".formatted(admitted));
        } finally {
            close(clients);
        }
    }

    /// A pipe that nobody reads is full after some 800 refused strangers.
    @ParameterizedTest
    @Tag("verify")
    @EnumSource(Gateway.Mode.class)
    void logThatNobodyReadsHoldsUpNeitherMembersNorStrangersNorTheEnd(Gateway.Mode mode)
            throws Exception {
        String[] options = {"--mode=" + mode, "--quiet", "--max-clients=2"};
        try (ServerProcess server = ServerProcess.start(GatewayServer.class, options)) {
            Endpoint endpoint = server.awaitListening();
            try (Socket one = Connecting.to(endpoint).open();
                    Socket two = Connecting.to(endpoint).open()) {
                assertThat(echo(one)).isEqualTo("hello\n");
                assertThat(echo(two)).isEqualTo("hello\n");
                for (int i = 0; i < 5000; i++) {
                    try (Socket stranger = Connecting.to(endpoint).open()) {
                        assertThat(stranger.getInputStream().readAllBytes())
                                .asString(UTF_8)
                                .isEqualTo("server full: at most 2 clients\n");
                    }
                }
                assertThat(echo(one)).isEqualTo("hello\n");
                assertThat(echo(two)).isEqualTo("hello\n");
                server.terminate();
                server.assertEndsWithin(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void takenPortIsAFailure() throws IOException {
        try (ServerSocket taken = Listening.at(FREE).open()) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mode=fast", "--idle=0", "--port=65536", "--max-clients=many"})
    void wrongOptionIsAUsageError(String option) {
        assertThat(run(option)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-clients=0", "--max-message-bytes=-1", "--idle=PT10000H"})
    void valueOutOfRangeIsAUsageError(String option) {
        assertThat(run("--port=0", option)).isEqualTo(2);
    }

    @Test
    void exerciseThatIsNotStartedIsSaidToBeInOneLine() {
        try {
            assertThatThrownBy(() ->
                            GatewayServer.serve(
                                    listener -> {
                                        throw new Todo("2.11");
                                    },
                                    Listening.at(FREE)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "exercise 2.11 is not started: write MySelectorEcho, then try again");
        } finally {
            Todo.forget();
        }
    }

    /// What surefire gives a test is no terminal.
    @Test
    void connectingDrawsNoProgressBarWhereThereIsNoTerminal() throws IOException {
        Gateway.Settings settings = Gateway.Settings.defaults().withMaxClients(5);
        Gateway.Context context = Gateway.Context.of(settings, line -> {}, false);
        try (Gateway gateway =
                Gateway.open(Gateway.Mode.SELECTOR, Listening.at(FREE), settings, context)) {
            ProgramRun run =
                    ProgramRun.of(
                            ConnectClients::new,
                            "--clients=3",
                            "--hold=0.1",
                            "--port=" + gateway.endpoint().port());
            assertThat(run.error()).isEmpty();
            assertThat(run.out())
                    .startsWith("connected 3 of 3 clients")
                    .doesNotContain("\r", "\u001b");
        }
    }

    private static int run(String... options) {
        return ProgramRun.of(GatewayServer::new, options).status();
    }

    private static String echo(Socket socket) throws IOException {
        socket.getOutputStream().write("hello\n".getBytes(UTF_8));
        return new String(socket.getInputStream().readNBytes(6), UTF_8);
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
