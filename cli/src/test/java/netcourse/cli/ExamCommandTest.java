package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `./course exam` as a process, and how it ends. The judge itself is tried in the module `exam`.
@Tag("verify")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; Windows has course.cmd")
class ExamCommandTest {
    private static final Path COURSE = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> OWN = List.of("course", "pom.xml", "target", "cli", "exam");
    private static final Path JUDGE = COURSE.resolve("exam/target");
    private static final String STUB = "throw new netcourse.common.Todo(\"exam\");";

    /// A server that takes no client, and does not end.
    private static final String SILENT =
            """
            var listener = new java.net.ServerSocket(0);
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            Thread.currentThread().join();
            """;

    @TempDir Path root;
    private final List<Path> links = new ArrayList<>();
    private Path temporary;

    /// A course whose command is this build's, whose judge and lessons are the real ones, and whose
    /// exam is a fresh one.
    @BeforeEach
    void writeCourse() throws IOException {
        assumeThat(JUDGE.resolve("classes/netcourse/exam/Exam.class"))
                .as("the exam is compiled")
                .exists();
        try (Stream<Path> entries = Files.list(COURSE)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".") && !OWN.contains(name)) {
                    link(root.resolve(name), entry);
                }
            }
        }
        temporary = Files.createDirectory(root.resolve("temporary"));
        write("MyExamServer", STUB);
        write("MyExamClient", STUB);
        link(root.resolve("exam/target"), JUDGE);
        new FixtureLesson(root).command();
    }

    private void link(Path link, Path to) throws IOException {
        links.add(Files.createSymbolicLink(link, to));
    }

    private void write(String name, String body) throws IOException {
        Path folder = root.resolve("exam/src/main/java/netcourse/exam/exercise");
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name + ".java"),
                """
                package netcourse.exam.exercise;

                public final class %s {
                    public static void main(String[] args) throws Exception {
                        %s
                    }
                }
                """
                        .formatted(name, body));
    }

    /// JUnit warns of a link that leads out of its folder.
    @AfterEach
    void removeLinks() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    private Process exam() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("course").toString(), "exam");
        builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    @Test
    void stubsAreNotStarted() throws Exception {
        Process exam = exam();
        assertThat(exam.inputReader().readAllAsString())
                .contains("the server is NOT STARTED", "the client is NOT STARTED")
                .doesNotContain("WARNING:");
        assertThat(exam.waitFor()).isEqualTo(ExitStatus.NOT_STARTED);
        expectNothingLeft();
    }

    @Test
    void programThatDoesNotCompileIsSaidWithItsLine() throws Exception {
        write("MyExamServer", "int 1;");
        Process exam = exam();
        assertThat(exam.inputReader().readAllAsString())
                .contains("MyExamServer.java:5: error", "int 1;", "DOES NOT COMPILE");
        assertThat(exam.waitFor()).isEqualTo(ExitStatus.WRONG);
        expectNothingLeft();
    }

    @Test
    void sigtermEndsItAndAllThatItStarted() throws Exception {
        write("MyExamServer", SILENT);
        Process exam = exam();
        try (BufferedReader printed = exam.inputReader()) {
            for (String line = ""; !line.equals("the server"); line = printed.readLine()) {
                assertThat(line).isNotNull();
            }
            exam.toHandle().destroy();
            assertThat(printed.readAllAsString()).isEmpty();
        }
        assertThat(exam.waitFor()).isEqualTo(143);
        expectNothingLeft();
    }

    @Test
    void ctrlCEndsItAndAllThatItStarted() throws Exception {
        assumeTrue(PseudoTerminal.exists(), "there is no Python, which makes the terminal");
        write("MyExamServer", SILENT);
        String shell =
                "trap : INT; export JDK_JAVA_OPTIONS=-Djava.io.tmpdir='%s'; ./course exam; echo status $?"
                        .formatted(temporary);
        try (PseudoTerminal terminal = new PseudoTerminal(root, "sh", "-c", shell)) {
            terminal.until("the server");
            terminal.press("\003");
            terminal.end();
            assertThat(terminal.seen()).contains("status " + Keyboard.INTERRUPTED);
        }
        expectNothingLeft();
    }

    private void expectNothingLeft() {
        assertThat(temporary).isEmptyDirectory();
        assertThat(
                        ProcessHandle.allProcesses()
                                .map(p -> p.info().commandLine().orElse(""))
                                .filter(line -> line.contains(root.toString())))
                .isEmpty();
    }
}
