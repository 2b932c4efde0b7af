package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.net.ExtendedSocketOptions;
import netcourse.authoring.ProgramRun;
import netcourse.common.Endpoint;
import netcourse.common.Program;
import netcourse.common.TcpServer;
import netcourse.lesson02.OptionTable;
import netcourse.lesson02.exercise.OptionReporter.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OptionProgramsTest {
    private static final List<Request<?>> ARTICLE =
            List.of(
                    new Request<>(StandardSocketOptions.SO_RCVBUF, 100_000),
                    new Request<>(StandardSocketOptions.SO_SNDBUF, 16 * 1024),
                    new Request<>(StandardSocketOptions.TCP_NODELAY, true));

    @Test
    void clientAndServerPrintTheirTablesAndExchangeOneQuestion() throws Exception {
        List<String> served = new CopyOnWriteArrayList<>();
        ByteArrayOutputStream asked = new ByteArrayOutputStream();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            OptionTable table = OptionsServer.askListener(listener, ARTICLE);
            assertThat(table.row(StandardSocketOptions.SO_REUSEADDR).granted()).isEqualTo("true");
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Endpoint endpoint = endpoint(listener);
            try (TcpServer _ = OptionsServer.serve(listener, ARTICLE, served::add)) {
                OptionsClient.run(endpoint, ARTICLE, 3, new PrintStream(asked));
            }
            assertThat(listener.isOpen()).isFalse();
        }
        assertThat(asked.toString())
                .contains("asked \"question\", answered \"QUESTION\"")
                .containsPattern("TCP_NODELAY false +3 round trips")
                .containsPattern("TCP_NODELAY true +3 round trips");
        assertThat(String.join("\n", served))
                .containsPattern("TCP_NODELAY +false +true +true")
                .contains("7 questions answered, then it closed");
    }

    /// More questions than the answers find room for in any buffers.
    @Test
    void aClientThatReadsNoAnswersIsClosed() throws IOException {
        List<String> served = new CopyOnWriteArrayList<>();
        byte[] questions = new byte[64 * 1024];
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                SocketChannel client = SocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            try (TcpServer server = OptionsServer.serve(listener, ARTICLE, served::add)) {
                client.connect(endpoint(listener).resolve());
                assertThatThrownBy(
                                () -> {
                                    for (int i = 0; i < 1000; i++) {
                                        client.write(ByteBuffer.wrap(questions));
                                    }
                                })
                        .isInstanceOf(IOException.class);
                server.stop(Duration.ofSeconds(10));
            }
        }
        assertThat(served)
                .last()
                .asString()
                .startsWith("client failed: it does not read its answers");
    }

    @Test
    void anOptionThatTheSocketDoesNotHaveIsSaidAndNotAsked() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            OptionTable table = OptionTable.ask("default", listener, ARTICLE);
            OptionTable.Row row = table.row(StandardSocketOptions.SO_SNDBUF);
            assertThat(row.asked()).isEqualTo("16384");
            assertThat(row.granted()).isEqualTo("-");
            assertThat(row.remark()).isEqualTo("not an option of this socket here: nothing set");
        }
    }

    @Test
    void aValueThatTheSystemRefusesIsAnErrorWithOptionAndValue() throws IOException {
        try (SocketChannel client = SocketChannel.open()) {
            assumeTrue(
                    client.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE),
                    "skipped: no TCP_KEEPIDLE here");
            Request<Integer> tooLong = new Request<>(ExtendedSocketOptions.TCP_KEEPIDLE, -1);
            assertThatThrownBy(() -> OptionTable.ask("default", client, List.of(tooLong)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("TCP_KEEPIDLE: the system refused -1");
        }
    }

    @Test
    void lingerOffIsWrittenInWords() throws IOException {
        try (SocketChannel client = SocketChannel.open()) {
            OptionTable table = OptionTable.ask("default", client, List.of());
            assertThat(table.row(StandardSocketOptions.SO_LINGER).before()).isEqualTo("off");
        }
    }

    @Test
    void wrongOptionsAndNumbersOutOfRangeEndWithStatusTwo() {
        ProgramRun.of(OptionsClient::new, "--port", "70000").assertFailure(Program.USAGE);
        ProgramRun.of(OptionsServer::new, "--linger", "x").assertFailure(Program.USAGE);
        ProgramRun.of(OptionsClient::new, "--receive-buffer", "-1").assertFailure(Program.USAGE);
        ProgramRun.of(OptionsClient::new, "--rounds", "-1").assertFailure(Program.USAGE);
        ProgramRun.of(OptionsClient::new, "--rounds", "10001").assertFailure(Program.USAGE);
        ProgramRun.of(OptionsServer::new, "--host", "").assertFailure(Program.USAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--keep-idle=0",
                "--keep-idle=32768",
                "--keep-interval=-1",
                "--keep-count=0",
                "--keep-count=128",
                "--tos=256"
            })
    void valueOutOfRangeIsAUsageErrorBeforeAnythingIsPrinted(String option) {
        ProgramRun server = ProgramRun.of(OptionsServer::new, "--port=0", option);
        server.assertFailure(Program.USAGE).contains(option.substring(0, option.indexOf('=')));
        assertThat(server.out()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsNamedInTheError() throws IOException {
        try (ServerSocketChannel first = ServerSocketChannel.open();
                ServerSocketChannel second = ServerSocketChannel.open()) {
            first.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Endpoint taken = endpoint(first);
            assertThatThrownBy(() -> OptionsServer.bind(second, taken))
                    .isInstanceOf(java.net.BindException.class)
                    .hasMessageStartingWith(taken + ": ");
        }
    }

    private static Endpoint endpoint(ServerSocketChannel listener) throws IOException {
        return Endpoint.of((InetSocketAddress) listener.getLocalAddress());
    }
}
