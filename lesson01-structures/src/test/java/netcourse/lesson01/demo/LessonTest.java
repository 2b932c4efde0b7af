package netcourse.lesson01.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import netcourse.checker.Chapter;
import netcourse.common.Endpoint;
import netcourse.common.TcpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The chapter says what is so: it quotes, shows and links what the code has.
class LessonTest {
    private static final Chapter CHAPTER = Chapter.of(Path.of("README.md"));

    /// The shown outputs that a program of one terminal prints.
    private static final Map<String, Run> RUNS =
            Map.of(
                    "four-readings", new Run(FourReadings::new, 100, "c3 a9 c2 a3"),
                    "record-formats", new Run(RecordFormats::new, 6),
                    "capture", new Run(CaptureReader::new, 100),
                    "packet", new Run(CaptureReader::new, 100, "--packet", "11"));

    private static final Iterable<String> NAMES = RUNS.keySet();

    /// @param lines how many of the first are shown
    private record Run(Supplier<Callable<Integer>> program, int lines, String... args) {
        String printed() {
            Printed printed = Printed.by(program.get(), args);
            assertThat(printed.status()).as(printed.error()).isZero();
            return printed.out().lines().limit(lines).collect(Collectors.joining("\n"));
        }
    }

    @Test
    void chapterHasTheHeadingsOfEveryChapter() throws IOException {
        CHAPTER.assertHeadings();
    }

    @Test
    void quotedSnippetsAreTheCode() throws IOException {
        CHAPTER.assertSnippets();
    }

    @Test
    void commonMistakesAreTheClassesOfTheCatalogue() throws IOException {
        CHAPTER.assertMistakes(
                Path.of("src/test/java/netcourse/lesson01/mistake"), getClass().getClassLoader());
    }

    @Test
    void interviewItemsAreWholeAndProven() throws IOException {
        CHAPTER.assertInterview(12);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        CHAPTER.assertLinks();
    }

    @Test
    void everyShownOutputIsPrintedByATest() throws IOException {
        assertThat(CHAPTER.outputs())
                .containsExactlyInAnyOrder(
                        "structure-server",
                        "four-readings",
                        "record-formats",
                        "capture",
                        "packet",
                        "refused");
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
                        Duration.ofSeconds(30),
                        List.of(
                                List.of(
                                        "--name=\u017dofie \ud83e\udd8a",
                                        "--last-login=2023-11-14T22:13:20Z",
                                        "--channel=1,65535"))));
    }

    @Test
    void shownRefusalsAreWhatTheServerPrints() throws IOException {
        CHAPTER.assertOutput(
                "refused",
                served(
                        Duration.ofMillis(2000),
                        List.of(
                                List.of("--raw=4e 4c 01 00 ff ff ff ff"),
                                List.of("--raw=4e 4c 01 00 00 00 00 06 00 00 00 07 20 61"),
                                List.of("--raw=4e 4c 01"),
                                List.of("--raw=4e 4c 01 81 00 00 00 09"),
                                List.of("--slice=1", "--pause=0.5"))));
    }

    /// What the server prints when these clients come, one after the other.
    private static String served(Duration limit, List<List<String>> clients) throws IOException {
        StringBuffer printed = new StringBuffer();
        LoginService service = new LoginService(LoginPrinter::byField, limit, printed::append);
        try (TcpServer server = StructureServer.start(new Endpoint("127.0.0.1", 0), service, 5)) {
            for (List<String> client : clients) {
                String[] args =
                        java.util.stream.Stream.concat(
                                        client.stream(),
                                        java.util.stream.Stream.of(
                                                "--port=" + server.endpoint().port()))
                                .toArray(String[]::new);
                Printed.by(new StructureClient(), args);
            }
        }
        return printed.toString();
    }
}
