package netcourse.lesson02;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import netcourse.authoring.Chapter;
import netcourse.authoring.LessonTestBase;
import netcourse.authoring.ProgramRun;
import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.common.TcpTable;
import netcourse.lesson02.demo.Backlog;
import netcourse.lesson02.demo.Farewell;
import netcourse.lesson02.demo.UdpBesideTcp;
import netcourse.lesson02.exercise.ExactReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The chapter says what is so: it quotes, shows and links what the code has.
class LessonTest extends LessonTestBase {
    /// The shown outputs that a program of one terminal prints.
    private static final Map<String, Run> RUNS =
            Map.of(
                    "backlog", new Run(Backlog::new),
                    "farewell-orderly", new Run(Farewell::new, "--scene", "ORDERLY"),
                    "farewell-half-close", new Run(Farewell::new, "--scene", "HALF_CLOSE"),
                    "udp-beside-tcp", new Run(UdpBesideTcp::new));

    private static final Iterable<String> NAMES = RUNS.keySet();

    private record Run(Supplier<Callable<Integer>> program, String... args) {}

    LessonTest() {
        super(
                34,
                Set.of(
                        "backlog",
                        "farewell-orderly",
                        "farewell-half-close",
                        "udp-beside-tcp",
                        "ten-sends",
                        "tcp-lab"));
    }

    @EnabledOnOs(value = OS.LINUX, disabledReason = "the outputs were printed on Linux")
    @ParameterizedTest
    @FieldSource("NAMES")
    void shownOutputIsWhatTheProgramPrints(String name) throws IOException {
        Assumptions.assumeTrue(TcpTable.isAvailable(), "no /proc/net/tcp");
        Run run = RUNS.get(name);
        CHAPTER.assertOutput(name, ProgramRun.of(run.program, run.args).out());
    }

    @EnabledOnOs(value = OS.LINUX, disabledReason = "the program asks Linux's TCP")
    @Test
    void shownLabIsWhatItPrints() throws IOException, InterruptedException {
        CHAPTER.assertOutput("tcp-lab", String.join("\n", TcpLab.scene()));
    }

    /// The root README shows this report as that of a learner's class.
    @Test
    void reportOnTheFirstPageIsWhatTheCheckSays() throws IOException {
        CheckResult result =
                new CheckRunner().implementation(OneRead.class).run(ExactReaderCheck.class);
        Chapter.of(Path.of("..", "README.md"))
                .assertOutput(
                        "wrong",
                        result.report()
                                .replace(
                                        "src/test/java/netcourse/lesson02/LessonTest.java",
                                        "src/main/java/netcourse/lesson02/exercise/MyExactReader.java")
                                .replace("LessonTest.java", "MyExactReader.java"));
    }

    static class OneRead implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            in.read(bytes);
            return bytes;
        }
    }
}
