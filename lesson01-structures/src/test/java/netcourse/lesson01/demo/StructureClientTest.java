package netcourse.lesson01.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netcourse.authoring.ProgramRun;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.TcpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StructureClientTest {
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    private static TcpServer server() throws IOException {
        return StructureServer.start(
                FREE, new LoginService(LoginMessage::dump, Duration.ofSeconds(30), _ -> {}), 5);
    }

    private static ProgramRun client(TcpServer server, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--port=" + server.endpoint().port());
        return ProgramRun.of(StructureClient::new, all.toArray(String[]::new));
    }

    @Test
    void sendsTheBytesOfItsOptions() throws IOException {
        try (TcpServer server = server()) {
            ProgramRun run =
                    client(
                            server,
                            "--client-id=4275878552",
                            "--name=\u017dofie \ud83e\udd8a",
                            "--last-login=2023-11-14T22:13:20.123Z",
                            "--channel=1,65535");
            assertThat(run.status()).isZero();
            // The golden message "full" of login.txt.
            assertThat(run.out())
                    .isEqualTo(
                            """
                            00000000  4e 4c 01 01 00 00 00 1d fe dc ba 98 0b c5 bd 6f  NL.............o
                            00000010  66 69 65 20 f0 9f a6 8a 00 00 01 8b cf e5 68 7b  fie ..........h{
                            00000020  02 00 01 ff ff                                   .....
                            sent 37 bytes in 1 write
                            server: ok: 1 message
                            """);
        }
    }

    @Test
    void slicesMakeNoDifferenceToTheServer() throws IOException {
        try (TcpServer server = server()) {
            assertThat(client(server, "--slice=1").out())
                    .endsWith("sent 17 bytes in 17 writes\nserver: ok: 1 message\n");
        }
    }

    @Test
    void refusedBytesEndWithStatusOneAndTheServersReason() throws IOException {
        try (TcpServer server = server()) {
            ProgramRun run = client(server, "--raw=4e4c0100 ffffffff");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out())
                    .endsWith(
                            "server: refused: message 1: body length (byte 4) must be 0..1024, was 4294967295\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--name=",
                "--client-id=-1",
                "--client-id=4294967296",
                "--channel=65536",
                "--raw=4",
                "--raw=xx",
                "--slice=0",
                "--pause=0",
                "--last-login=today"
            })
    void valueThatDoesNotFitIsAUsageErrorInOneLine(String option) {
        ProgramRun.of(StructureClient::new, option).assertFailure(2).doesNotContain("java.");
    }

    @Test
    void answerWithoutAnEndIsCut() throws IOException {
        TcpServer.Handler endless =
                socket -> {
                    while (true) {
                        socket.getOutputStream().write(new byte[1000]);
                    }
                };
        TcpServer.Options silent = TcpServer.Options.defaults().withLog(_ -> {});
        try (TcpServer server = TcpServer.start(Listening.at(FREE).open(), endless, silent)) {
            ProgramRun run = client(server);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("server: ").hasSizeLessThan(50_000);
        }
    }

    @Test
    void serverThatSaysNothingIsReportedAsSuch() throws IOException {
        try (TcpServer server =
                TcpServer.start(
                        Listening.at(FREE).open(),
                        socket -> socket.getInputStream().readAllBytes())) {
            ProgramRun run = client(server);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).endsWith("server: (closed without an answer)\n");
        }
    }

    @Test
    void missingServerIsAFailureInOneLine() throws IOException {
        try (Socket nobodyListens = new Socket()) {
            nobodyListens.bind(new InetSocketAddress("127.0.0.1", 0));
            ProgramRun.of(StructureClient::new, "--port=" + nobodyListens.getLocalPort())
                    .assertFailure(1)
                    .contains("nothing listens there");
        }
    }
}
