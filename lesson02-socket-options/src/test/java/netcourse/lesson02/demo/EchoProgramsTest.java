package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.ServerProcess;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Program;
import netcourse.common.TcpServer;
import netcourse.common.Todo;
import netcourse.lesson02.answer.SolvedAcceptLoop;
import netcourse.lesson02.answer.SolvedReconnectingClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EchoProgramsTest {
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    @Test
    void clientPrintsWhatComesBack() throws IOException {
        try (TcpServer server = TcpServer.start(Listening.at(FREE).open(), EchoServer::echo)) {
            String port = "--port=" + server.endpoint().port();
            ProgramRun run =
                    ProgramRun.reading(
                            "hello\nw\u00f6rld\n", () -> Program.run(new EchoClient(), port));
            assertThat(run.out()).isEqualTo("hello\nw\u00f6rld\n");
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void answersOfBothExercisesTalkToEachOther() throws Exception {
        ServerSocket listener = Listening.at(FREE).open();
        FutureTask<Integer> server =
                new FutureTask<>(() -> EchoServer.serve(new SolvedAcceptLoop(), listener, 1));
        Thread.ofPlatform().daemon().start(server);
        try (listener) {
            Endpoint endpoint = Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress());
            ProgramRun run =
                    ProgramRun.reading(
                            "one\ntwo\n", () -> run(new SolvedReconnectingClient(), endpoint));
            assertThat(run.out()).endsWith("one\ntwo\n"); // after the server's first line
        }
        assertThat(server.get()).isZero();
    }

    private static int run(SolvedReconnectingClient client, Endpoint server) {
        try {
            return EchoClient.run(client, server, Duration.ofSeconds(30), System.out);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A small text, none, and one that does not fit the buffers in one piece.
    @Test
    void threeEchoServersOfTheChapterEcho() throws Exception {
        try (ServerSocket one = Listening.at(FREE).open();
                ServerSocket two = Listening.at(FREE).open();
                ServerSocketChannel three = Listening.at(FREE).openChannel()) {
            start(() -> EchoThreeWays.serveOneByOne(one));
            start(() -> EchoThreeWays.serveInThreads(two));
            start(() -> EchoThreeWays.serveAll(three));
            for (ServerSocket listener : List.of(one, two, three.socket())) {
                var server = (InetSocketAddress) listener.getLocalSocketAddress();
                for (String text : List.of("hello", "", "w\u00f6rld".repeat(1000))) {
                    assertThat(EchoThreeWays.ask(server, text)).isEqualTo(text);
                }
            }
        }
    }

    private interface Serving {
        void serve() throws IOException;
    }

    /// Ends when its listener is closed.
    private static void start(Serving server) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        server.serve();
                    } catch (IOException e) {
                        // The listener was closed, which is how it ends.
                    }
                });
    }

    @Test
    void exerciseThatIsNotStartedIsSaidToBeInOneLine() throws IOException {
        try (ServerSocket listener = Listening.at(FREE).open()) {
            assertThatThrownBy(() ->
                            EchoServer.serve(
                                    (_, _, _, _) -> {
                                        throw new Todo("2.5");
                                    },
                                    listener,
                                    1))
                    .isInstanceOf(IOException.class)
                    .hasMessage("exercise 2.5 is not started: write MyAcceptLoop, then try again");
        } finally {
            Todo.forget();
        }
    }

    @Test
    void wrongNumbersAreUsageErrors() {
        ProgramRun.of(EchoServer::new, "--port=0", "--max-clients=0").assertFailure(Program.USAGE);
        ProgramRun.of(EchoClient::new, "--limit=0").assertFailure(Program.USAGE);
    }

    /// Or its accepts would fail, and classes that could not be loaded then would be missing for
    /// good.
    @Test
    @Tag("verify")
    void serverTakesNoMoreClientsThanItMayOpenFiles() throws Exception {
        try (ServerProcess server =
                ServerProcess.startWithin(100, EchoServer.class, "--max-clients=1000")) {
            assertThat(server.nextLine())
                    .matches("limit 1000 lowered to \\d+: the process may open 100 files .*");
        }
    }

    @Test
    @Tag("verify")
    void serverRefusesOneMoreAndStops() throws Exception {
        try (ServerProcess server = ServerProcess.start(EchoServer.class, "--max-clients=1")) {
            Endpoint endpoint = server.awaitListening();
            try (Socket first = new Socket(endpoint.host(), endpoint.port())) {
                first.getOutputStream().write('x');
                assertThat(first.getInputStream().read()).isEqualTo('x');
                try (Socket surplus = new Socket(endpoint.host(), endpoint.port())) {
                    assertThat(surplus.getInputStream().readAllBytes())
                            .asString()
                            .isEqualTo("server full: at most 1 clients\n");
                }
            }
            server.terminate();
            server.assertEndsWithin(Duration.ofSeconds(10));
        }
    }
}
