package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcourse.authoring.LessonTestBase;
import netcourse.authoring.ProgramRun;
import netcourse.authoring.ServerProcess;
import netcourse.lesson01.demo.CaptureReader;
import netcourse.lesson01.demo.FourReadings;
import netcourse.lesson01.demo.RecordFormats;
import netcourse.lesson01.demo.StructureClient;
import netcourse.lesson01.demo.StructureServer;
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
                20,
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
                        List.of(
                                "--name=\u017dofie \ud83e\udd8a",
                                "--last-login=2023-11-14T22:13:20Z",
                                "--channel=1,65535")));
    }

    @Test
    void shownRefusalsAreWhatTheServerPrints() throws IOException {
        CHAPTER.assertOutput(
                "refused",
                served(
                        List.of("--raw=4e 4c 01 00 ff ff ff ff"),
                        List.of("--raw=4e 4c 01 00 00 00 00 06 00 00 00 07 20 61"),
                        List.of("--raw=4e 4c 01"),
                        List.of("--raw=4e 4c 01 81 00 00 00 09"),
                        List.of("--slice=1", "--pause=0.5")));
    }

    /// What the server prints when these clients come, one after the other.
    @SafeVarargs
    private static String served(List<String>... clients) throws IOException {
        try (ServerProcess server =
                ServerProcess.start(StructureServer.class, "--message-deadline=2")) {
            String port = "--port=" + server.awaitListening().port();
            for (List<String> client : clients) {
                Stream<String> args = Stream.concat(client.stream(), Stream.of(port));
                ProgramRun.of(StructureClient::new, args.toArray(String[]::new));
            }
            server.terminate();
            return server.remainingLines()
                    .filter(line -> !line.startsWith("structures: "))
                    .collect(Collectors.joining("\n"));
        }
    }
}
