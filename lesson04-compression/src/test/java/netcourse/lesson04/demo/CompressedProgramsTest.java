package netcourse.lesson04.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.ServerProcess;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.Program;
import netcourse.lesson04.TransferServer;
import netcourse.lesson04.TransferSettings;
import netcourse.lesson04.TransferType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CompressedProgramsTest {
    private static final String NUMBERS = ", [0-9.]+ s, [0-9.]+ MB/s";

    private final List<String> log = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;

    private ProgramRun run(String... arguments) throws IOException {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        try (TransferServer server =
                TransferServer.open(
                        free, TransferSettings.defaults(), folder.resolve("target"), log::add)) {
            List<String> all = new ArrayList<>(Arrays.asList(arguments));
            all.add("--port=" + server.endpoint().port());
            return ProgramRun.of(CompressedClient::new, all.toArray(String[]::new));
        }
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @Test
    void bothSidesPrintRatioAndThroughput() throws IOException {
        file("docs/a", "a".repeat(10_000));
        file("docs/b", "b");
        ProgramRun run = run(folder.resolve("docs").toString());
        assertThat(run.status()).as(run.error()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches("client: connected to 127.0.0.1:[0-9]+, codec zstd");
        assertThat(lines.subList(1, 3))
                .anyMatch(line ->
                        line.matches(
                                "sent      docs/a, 10,000 bytes as [0-9]+ \\(ratio [0-9.]+\\)"
                                        + NUMBERS))
                .anyMatch(line ->
                        line.matches("sent      docs/b, 1 bytes as 17 \\(ratio 0.06\\)" + NUMBERS));
        assertThat(lines.get(3))
                .matches(
                        "total: 2 files, 10,001 bytes as [0-9]+ \\(ratio [0-9.]+\\)"
                                + NUMBERS
                                + ", all verified");
        assertThat(log)
                .anyMatch(line ->
                        line.matches(
                                "127.0.0.1:[0-9]+  received  docs/a, 10,000 bytes as .*" + NUMBERS))
                .last()
                .asString()
                .matches(
                        "127.0.0.1:[0-9]+  ended     2 files, 10,001 bytes as .*" + NUMBERS + ".*");
    }

    @Test
    void whatIsRefusedOrLeftOutEndsWithStatus1AndTheRestIsSent() throws IOException {
        file("target/docs/a", "old");
        file("docs/a", "a");
        file("docs/b", "b");
        Files.createSymbolicLink(folder.resolve("docs/link"), folder.resolve("docs/b"));
        ProgramRun run = run(folder.resolve("docs").toString());
        assertThat(run.status()).isEqualTo(Program.FAILED);
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("left out  .*link: neither file nor folder"))
                .anyMatch(line -> line.equals("refused   docs/a: exists already"))
                .anyMatch(line -> line.startsWith("sent      docs/b"))
                .last()
                .asString()
                .matches("total: 1 file, .*; not sent: 2");
    }

    @Test
    void noBarIsDrawnWhereThereIsNoTerminal() throws IOException {
        ProgramRun run = run(file("large", "x".repeat(2_000_000)));
        assertThat(run.out()).doesNotContain("\r", "\u001b").hasLineCount(3);
    }

    @Test
    void wrongCommandLinesEndWithStatus2() throws IOException {
        String file = file("a", "a");
        run().assertFailure(Program.USAGE).contains("PATH");
        run(file, "--codecs=lz4", "--level=9")
                .assertFailure(Program.USAGE)
                .contains("level of lz4 must be 1..1, was 9");
        ProgramRun.of(CompressedServer::new, "--codecs=br", "--folder=" + folder, "--port=0")
                .assertFailure(Program.USAGE)
                .contains("--codecs must be of [zstd, lz4, ")
                .contains("was br");
        ProgramRun.of(CompressedServer::new, "--max-clients=0", "--port=0")
                .assertFailure(Program.USAGE)
                .contains("--max-clients must be 1..1000000, was 0");
    }

    @Test
    void failuresEndWithStatus1AndOneLine() throws IOException {
        run(folder.resolve("nowhere").toString()).assertFailure(Program.FAILED).contains("nowhere");
        run(file("a", "a"), "--codecs=gzip;q=x")
                .assertFailure(Program.FAILED)
                .isEqualTo("compressed-client: bad quality \"q=x\"");
        ProgramRun.of(CompressedServer::new, "--folder=" + file("file", ""), "--port=0")
                .assertFailure(Program.FAILED)
                .contains("file");
    }

    @Test
    void theServerLeavesNoFileThatIsNotWholeWhenItIsStopped() throws Exception {
        Path target = folder.resolve("target");
        try (ServerProcess server =
                ServerProcess.start(CompressedServer.class, "--folder=" + target)) {
            Endpoint endpoint = server.awaitListening();
            try (HalfSent client = new HalfSent(endpoint)) {
                assertThat(target).isNotEmptyDirectory();
                server.terminate();
                assertThat(client.reason()).isEqualTo("the server stops");
            }
            assertThat(server.remainingLines()).last().isEqualTo("server: stopped");
            assertThat(target).isEmptyDirectory();
        }
    }

    /// A client that has begun a file, and sends no more of it.
    private static final class HalfSent implements AutoCloseable {
        private final FramedConnection connection;

        HalfSent(Endpoint server) throws IOException {
            connection =
                    new FramedConnection(Connecting.to(server).open(), MessageLimits.defaults());
            ask(TransferType.HELLO, "gzip".getBytes(UTF_8));
            ask(TransferType.FILE, ByteBuffer.allocate(9).putLong(10).put((byte) 'a').array());
        }

        private void ask(TransferType type, byte[] body) throws IOException {
            connection.send(Message.request(type.number(), 1, body));
            connection.read().orElseThrow();
        }

        /// What the server says last.
        String reason() throws IOException {
            return connection.read().orElseThrow().text();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
