package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import netcourse.authoring.ProgramRun;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Hex;
import netcourse.common.Listening;
import netcourse.common.TcpServer;
import netcourse.common.Todo;
import netcourse.lesson01.Login;
import netcourse.lesson01.answer.SolvedLoginCodec;
import netcourse.lesson01.exercise.LoginCodec;
import netcourse.lesson01.mistake.LoginCodecMistakes.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StructureServerTest {
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);
    private static final Duration LONG = Duration.ofSeconds(30);

    /// From `golden/login.txt`, which Python's struct wrote.
    private static final byte[] FULL =
            Hex.parse("4e4c01010000001dfedcba980bc5bd6f66696520f09fa68a0000018bcfe5687b020001ffff");

    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();

    private TcpServer server(LoginService.MessagePrinter printer, Duration limit, int clients)
            throws IOException {
        return StructureServer.start(FREE, new LoginService(printer, limit, printed::add), clients);
    }

    /// Sends the bytes, half-closes, reads to the end.
    private static String answer(TcpServer server, byte[] bytes) throws IOException {
        try (Socket socket = Connecting.to(server.endpoint()).open()) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String next() throws InterruptedException {
        String lines = printed.poll(30, TimeUnit.SECONDS);
        assertThat(lines).as("something printed").isNotNull();
        return lines.replace("\r\n", "\n");
    }

    @Test
    void printsEveryFieldWithItsOffsetAndBytes() throws IOException, InterruptedException {
        try (TcpServer server = server(LoginMessage::dump, LONG, 5)) {
            assertThat(answer(server, FULL)).isEqualTo("ok: 1 message\n");
        }
        assertThat(next().lines().map(line -> line.strip().replaceAll(" {2,}", "|")).skip(1))
                .containsExactly(
                        "offset|bytes|field|meaning",
                        "0|4e 4c|magic|NL",
                        "2|01|version|1",
                        "3|01|flags|bit 0: a last login is there",
                        "4|00 00 00 1d|body length|29",
                        "8|fe dc ba 98|client id|4275878552",
                        "12|0b|name length|11",
                        "13|c5 bd 6f 66 69 65 20 f0|name|\"\u017dofie \ud83e\udd8a\"",
                        "9f a6 8a",
                        "24|00 00 01 8b cf e5 68 7b|last login|1700000000123: 2023-11-14T22:13:20.123Z",
                        "32|02|channel count|2",
                        "33|00 01|channel|1",
                        "35|ff ff|channel|65535");
    }

    @Test
    void countsMessagesOfOneConnectionHoweverTheyCome() throws IOException, InterruptedException {
        try (TcpServer server = server(LoginMessage::dump, LONG, 5);
                Socket socket = Connecting.to(server.endpoint()).open()) {
            socket.setTcpNoDelay(true);
            for (byte[] message : List.of(FULL, FULL)) {
                for (byte b : message) {
                    socket.getOutputStream().write(b);
                }
            }
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes())
                    .asString()
                    .startsWith("ok: 2 messages");
        }
        assertThat(next()).contains("message 1: 37 bytes");
        assertThat(next()).contains("message 2: 37 bytes");
        assertThat(next()).contains("end of stream after 2 messages");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    4e480100 00000009                    | magic (byte 0) must be 20044, was 20040
                    4e4c0200 00000009                    | version (byte 2) must be 1, was 2
                    4e4c0181 00000009                    | flags (byte 3) must be 0..1, was 129
                    4e4c0100 00000401                    | body length (byte 4) must be 0..1024, was 1025
                    4e4c0100 ffffffff                    | body length (byte 4) must be 0..1024, was 4294967295
                    4e4c0100 00000006 00000007 20 61     | name (byte 13) needs 32 bytes, 1 is left
                    4e4c0100 00000006 00000007 01 ff     | name (byte 13) must be UTF-8
                    4e4c0100 00000006 00000007 00 61     | name length (byte 12) must be 1..255, was 0
                    4e4c0100 00000003 000000             | client id (byte 8) needs 4 bytes, 3 are left
                    4e4c0100 00000009 00000007 01 61 02 0001 | channels (byte 15) needs 4 bytes, 2 are left
                    4e4c0101 00000007 00000007 01 61 00  | last login (byte 14) needs 8 bytes, 1 is left
                    4e4c01                               | stream ended after 3 of 8 bytes of the header
                    4e4c0100 00000010 000000             | stream ended after 3 of 16 bytes of the body
                    """)
    void refusesHostileBytesInOneLineAndServesOn(String hex, String line)
            throws IOException, InterruptedException {
        try (TcpServer server = server(LoginMessage::dump, LONG, 5)) {
            assertThat(answer(server, Hex.parse(hex)))
                    .isEqualTo("refused: message 1: " + line + "\n");
            assertThat(next()).endsWith(", message 1: " + line).hasLineCount(1);
            assertThat(answer(server, FULL)).isEqualTo("ok: 1 message\n");
        }
    }

    @Test
    void refusedPeerGetsItsAnswerThoughItSentMuchMore() throws IOException {
        byte[] lies = Arrays.copyOf(Hex.parse("4e4c0100 ffffffff"), 50_000);
        try (TcpServer server = server(LoginMessage::dump, LONG, 5)) {
            assertThat(answer(server, lies))
                    .isEqualTo(
                            "refused: message 1: body length (byte 4) must be 0..1024, was"
                                    + " 4294967295\n");
        }
    }

    /// The bytes are there before the server begins to read, so that only the silence counts.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8})
    void senderThatFallsSilentIsRefusedWithTheReason(int bytes)
            throws IOException, InterruptedException {
        LoginService service =
                new LoginService(LoginMessage::dump, Duration.ofMillis(20), printed::add);
        String why =
                bytes == 0
                        ? "no message within 20 ms"
                        : "no whole message within 20 ms, after %d bytes of it".formatted(bytes);
        try (ServerSocket listener = Listening.at(FREE).open();
                Socket client = Connecting.to(FREE.withPort(listener.getLocalPort())).open()) {
            client.getOutputStream().write(FULL, 0, bytes);
            try (Socket served = listener.accept();
                    ExecutorService server = Executors.newVirtualThreadPerTaskExecutor()) {
                server.submit(() -> {
                    service.handle(served);
                    return true;
                });
                assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                        .isEqualTo("refused: message 1: " + why + "\n");
                client.shutdownOutput();
            }
        }
        assertThat(next()).endsWith(", message 1: " + why);
    }

    @Test
    void clientBeyondTheLimitIsToldThatTheServerIsFull() throws IOException, InterruptedException {
        try (TcpServer server = server(LoginMessage::dump, LONG, 1);
                Socket first = Connecting.to(server.endpoint()).open()) {
            first.getOutputStream().write(FULL);
            next(); // the first one is being served
            try (Socket second = Connecting.to(server.endpoint()).open()) {
                assertThat(new String(second.getInputStream().readAllBytes(), UTF_8))
                        .isEqualTo("server full\n");
            }
        }
    }

    @Test
    void controlCharactersOfPeerDoNotReachTheTerminal() throws IOException, InterruptedException {
        Login login = new Login(7, "a\u001b[31m\u202eb", OptionalLong.empty(), List.of());
        try (TcpServer server = server(LoginMessage::dump, LONG, 1)) {
            answer(server, LoginMessage.bytes(login));
        }
        assertThat(next())
                .contains("\"a<U+001B>[31m<U+202E>b\"")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void mineShowsWhatTheLearnersCodecReadBesideTheBytes()
            throws IOException, InterruptedException {
        try (TcpServer server = server(new LoginCodecPrinter(new SolvedLoginCodec()), LONG, 5)) {
            assertThat(answer(server, FULL)).isEqualTo("ok: 1 message\n");
            assertThat(next())
                    .contains("client id", "last login")
                    .contains("SolvedLoginCodec read Login[clientId=4275878552, name=\u017dofie");
            assertThat(answer(server, Arrays.copyOf(FULL, 5)))
                    .isEqualTo(
                            "refused: message 1: stream ended after 5 of 8 bytes of the header\n");
        }
    }

    /// Gets everything wrong.
    private record WrongLoginCodec(RuntimeException thrown, Error error) implements LoginCodec {
        @Override
        public void write(OutputStream out, Login login) {}

        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            in.read();
            if (error != null) {
                throw error;
            }
            if (thrown != null) {
                throw thrown;
            }
            return null;
        }
    }

    @Test
    void whatTheLearnersCodecThrowsIsOneLineAndTheServerServesOn()
            throws IOException, InterruptedException {
        WrongLoginCodec throwing = new WrongLoginCodec(new IllegalStateException("oops"), null);
        WrongLoginCodec bomb =
                new WrongLoginCodec(
                        null, new OutOfMemoryError("Requested array size exceeds VM limit"));
        for (WrongLoginCodec wrong : List.of(throwing, bomb, new WrongLoginCodec(null, null))) {
            try (TcpServer server = server(new LoginCodecPrinter(wrong), LONG, 5)) {
                assertThat(answer(server, FULL)).startsWith("refused: message 1: WrongLoginCodec ");
                assertThat(next()).hasLineCount(1);
                assertThat(answer(server, FULL)).startsWith("refused: message 1: WrongLoginCodec ");
            }
        }
        assertThat(next()).isNotEmpty();
    }

    @Test
    void codecThatReadsOnAfterTheEndHoldsNoThread() throws IOException {
        try (TcpServer server = server(new LoginCodecPrinter(new IgnoresEnd()), LONG, 5)) {
            assertThat(answer(server, Arrays.copyOf(FULL, 5)))
                    .isEqualTo(
                            "refused: message 1: read again after the end of the stream, where read"
                                    + " returned -1\n");
        }
    }

    @Test
    void stubUnderMineSaysSoInOneLine() {
        try {
            assertThatThrownBy(() -> LoginCodecPrinter.requireStarted(new Unwritten()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("exercise 1.8 is not started: write MyLoginCodec, then try again");
        } finally {
            Todo.forget();
        }
    }

    /// As the stub is handed out.
    private static final class Unwritten implements LoginCodec {
        @Override
        public void write(OutputStream out, Login login) {
            throw new Todo("1.8");
        }

        @Override
        public Optional<Login> read(InputStream in) {
            throw new Todo("1.8");
        }
    }

    @Test
    void writtenCodecIsNotTakenForStub() throws IOException, InterruptedException {
        Todo.forget();
        LoginCodecPrinter.requireStarted(new SolvedLoginCodec());
        assertThat(Todo.raised()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--max-clients=0",
                "--max-clients=10001",
                "--message-deadline=PT25H",
                "--port=65536"
            })
    void valueOutOfRangeIsAUsageError(String option) {
        ProgramRun.of(StructureServer::new, "--port=0", option).assertFailure(2);
    }

    @Test
    void takenPortIsAFailureInOneLine() throws IOException {
        try (TcpServer server = server(LoginMessage::dump, LONG, 1)) {
            ProgramRun.of(StructureServer::new, "--port", "" + server.endpoint().port())
                    .assertFailure(1)
                    .contains("cannot listen on");
        }
    }

    @Test
    void longMessageIsKeptOnlyAsFarAsADumpNeedsIt() throws IOException {
        try (TcpServer server =
                        TcpServer.start(
                                Listening.at(FREE).open(),
                                socket -> {
                                    DeadlineInput in = new DeadlineInput(socket, LONG);
                                    in.transferTo(new ByteArrayOutputStream());
                                    printed.add(in.taken().length + " of " + in.count());
                                });
                Socket socket = Connecting.to(server.endpoint()).open()) {
            socket.getOutputStream().write(new byte[100_000]);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(printed).containsExactly("2048 of 100000");
    }
}
