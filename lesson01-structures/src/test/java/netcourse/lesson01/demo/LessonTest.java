package netcourse.lesson01.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import netcourse.authoring.LessonTestBase;
import netcourse.authoring.ProgramRun;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.TcpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The chapter says what is so: it quotes, shows and links what the code has.
class LessonTest extends LessonTestBase {
    /// The shown outputs that a program of one terminal prints.
    private static final Map<String, ShownRun> RUNS =
            Map.of(
                    "four-readings", new ShownRun(FourReadings::new, 100, "c3 a9 c2 a3"),
                    "record-formats", new ShownRun(RecordFormats::new, 6),
                    "capture", new ShownRun(CaptureReader::new, 100),
                    "packet", new ShownRun(CaptureReader::new, 100, "--packet", "11"));

    private static final Iterable<String> NAMES = RUNS.keySet();

    private static final Duration PATIENT = Duration.ofSeconds(30);

    /// @param lines how many of the first are shown
    private record ShownRun(Supplier<Callable<Integer>> program, int lines, String... args) {
        String printed() {
            ProgramRun run = ProgramRun.of(program, args);
            assertThat(run.status()).as(run.error()).isZero();
            return run.out().lines().limit(lines).collect(Collectors.joining("\n"));
        }
    }

    LessonTest() {
        super(
                12,
                Set.of(
                        "structure-server",
                        "four-readings",
                        "record-formats",
                        "capture",
                        "packet",
                        "refused"));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void shownOutputIsWhatTheProgramPrints(String name) throws IOException {
        CHAPTER.assertOutput(name, RUNS.get(name).printed());
    }

    @Test
    void shownDumpIsWhatTheServerPrints() throws IOException {
        CHAPTER.assertOutput(
                "structure-server",
                served(
                        PATIENT,
                        List.of(
                                List.of(
                                        "--name=\u017dofie \ud83e\udd8a",
                                        "--last-login=2023-11-14T22:13:20Z",
                                        "--channel=1,65535"))));
    }

    @Test
    void shownRefusalsAreWhatTheServerPrints() throws IOException {
        String lies =
                served(
                        PATIENT,
                        List.of(
                                List.of("--raw=4e 4c 01 00 ff ff ff ff"),
                                List.of("--raw=4e 4c 01 00 00 00 00 06 00 00 00 07 20 61"),
                                List.of("--raw=4e 4c 01"),
                                List.of("--raw=4e 4c 01 81 00 00 00 09")));
        // The chapter's figures are of a slower client; nobody waits for that one each time.
        String slow =
                Boolean.getBoolean("netcourse.record")
                        ? served(
                                Duration.ofMillis(2000),
                                List.of(List.of("--slice=1", "--pause=0.5")))
                        : served(
                                Duration.ofMillis(200),
                                List.of(List.of("--slice=1", "--pause=0.05")));
        CHAPTER.assertOutput("refused", lies + slow);
    }

    /// What the server prints when these clients come, one after the other.
    private static String served(Duration limit, List<List<String>> clients) throws IOException {
        StringBuffer printed = new StringBuffer();
        LoginService service =
                new LoginService(
                        LoginMessage::dump, limit, lines -> printed.append(lines).append('\n'));
        TcpServer.Handler handler =
                socket -> {
                    awaitFirstByte(socket);
                    service.handle(socket);
                };
        try (TcpServer server =
                TcpServer.start(
                        Listening.at(new Endpoint("127.0.0.1", 0)).open(),
                        handler,
                        TcpServer.Options.defaults())) {
            for (List<String> client : clients) {
                List<String> args = new ArrayList<>(client);
                args.add("--port=" + server.endpoint().port());
                ProgramRun.of(StructureClient::new, args.toArray(String[]::new));
            }
        }
        return printed.toString();
    }

    /// On a busy machine a client may be slow to begin; the limit is to be for its message.
    private static void awaitFirstByte(Socket socket) throws IOException {
        while (socket.getInputStream().available() == 0) {
            Thread.yield();
        }
    }
}
