package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("verify")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; Windows has course.cmd")
class CourseScriptTest {
    private static final String FAKE =
            "#!/bin/sh\nfor a in \"$@\"; do echo \"[$a]\"; done; echo \"LC_ALL=$LC_ALL\"\nexit 9\n";

    private static final String MAVENS_WORK = "--batch-mode process-test-classes";

    @TempDir Path root;

    @BeforeEach
    void writePreparedCourse() throws IOException {
        Files.copy(Path.of("..", "course").toAbsolutePath(), root.resolve("course"));
        write("pom.xml", "");
        write("cli/target/classes/netcourse/cli/Course.class", "");
        write("checker/target/classes/x", "");
        write("common/target/classes/x", "");
        write("lesson09-x/target/netcourse-test.classpath", "");
        write("cli/target/netcourse-run.classpath", "/a.jar:/b.jar");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Path jdk(String version) throws IOException {
        String name = "jdk " + version;
        write(name + "/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac")) {
            write(name + "/bin/" + program, FAKE);
            assertThat(root.resolve(name, "bin", program).toFile().setExecutable(true)).isTrue();
        }
        return root.resolve(name);
    }

    private record Ended(int status, List<String> lines) {}

    private Ended course(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", root.resolve("course").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("COURSE_JAVA_HOME", "JAVA_HOME"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = lines(process);
        return new Ended(process.waitFor(), lines);
    }

    @Test
    void newEnoughJavaHomeIsStartedWithTheArgumentsUntouched() throws Exception {
        Ended ended =
                course(Map.of("JAVA_HOME", jdk("26.0.1").toString()), "run", "a b", "", "--help");
        assertThat(ended.status()).isEqualTo(9);
        assertThat(ended.lines())
                .containsSubsequence("[netcourse.cli.Course]", "[run]", "[a b]", "[]", "[--help]")
                .anyMatch(line -> line.endsWith("common/target/classes:/a.jar:/b.jar]"));
    }

    /// Where it is in force, Java cannot read a name such as "Žofie" on its command line.
    @Test
    void theLocaleCIsReplacedByUtf8AndAnyOtherIsLeft() throws Exception {
        String home = jdk("25").toString();
        assertThat(course(Map.of("JAVA_HOME", home, "LC_ALL", "C")).lines())
                .contains("LC_ALL=C.UTF-8");
        assertThat(course(Map.of("JAVA_HOME", home, "LC_ALL", "de_DE.UTF-8")).lines())
                .contains("LC_ALL=de_DE.UTF-8");
    }

    @Test
    void namedJdkComesBeforeJavaHome() throws Exception {
        Ended ended =
                course(
                        Map.of(
                                "COURSE_JAVA_HOME", jdk("25").toString(),
                                "JAVA_HOME", jdk("17.0.1").toString()));
        assertThat(ended.status()).isEqualTo(9);
    }

    @Test
    void namedJdkThatIsTooOldEndsWithOneSentence() throws Exception {
        Path old = jdk("17.0.15");
        assertThat(course(Map.of("COURSE_JAVA_HOME", old.toString()), "list"))
                .isEqualTo(
                        new Ended(
                                4,
                                List.of("course: COURSE_JAVA_HOME is no JDK 25 or newer: " + old)));
    }

    @Test
    void linkToTheScriptAndCdpathLeadToTheCourse() throws Exception {
        Path link = root.resolve("link");
        Files.createSymbolicLink(link, Path.of("course"));
        ProcessBuilder builder = new ProcessBuilder("bash", "link", "list");
        builder.directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("CDPATH", root.getParent().toString());
        builder.environment().put("COURSE_JAVA_HOME", jdk("25").toString());
        assertThat(lines(builder.start()))
                .contains("[-Dnetcourse.root=" + root.toRealPath() + "]", "[list]");
    }

    /// A Maven that writes down that it ran, and that it was alone.
    private void fakeMaven() throws IOException {
        write(
                "mvnw",
                """
                #!/bin/sh
                [ "$1" = --version ] && exit 0
                mkdir busy || echo clash >>runs
                echo "$@" >>runs
                : >cli/target/netcourse-run.classpath
                rmdir busy
                """);
        assertThat(root.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void twoAtOncePrepareTheCourseOneAfterTheOtherAndOnlyOnce() throws Exception {
        fakeMaven();
        Files.delete(root.resolve("cli/target/netcourse-run.classpath"));
        // No process has this number: what one left that was killed.
        write("target/course.turn", "99999999\n");
        Map<String, String> environment = Map.of("COURSE_JAVA_HOME", jdk("25").toString());
        var other = CompletableFuture.supplyAsync(() -> status(environment));
        assertThat(status(environment)).isEqualTo(9);
        assertThat(other.get()).isEqualTo(9);
        assertThat(root.resolve("runs")).hasContent(MAVENS_WORK);
        assertThat(root.resolve("target/course.turn")).doesNotExist();
    }

    @Test
    void updateAndDeletedClassesArePreparedForAndALearnersEditIsNot() throws Exception {
        fakeMaven();
        Map<String, String> environment = Map.of("COURSE_JAVA_HOME", jdk("25").toString());
        write("lesson09-x/src/main/java/exercise/MyA.java", "edited");
        assertThat(status(environment)).isEqualTo(9);
        assertThat(root.resolve("runs")).doesNotExist();
        write("lesson09-x/src/main/java/exercise/A.java", "updated");
        assertThat(status(environment)).isEqualTo(9);
        assertThat(root.resolve("runs")).hasContent(MAVENS_WORK);
        Files.delete(root.resolve("cli/target/classes/netcourse/cli/Course.class"));
        assertThat(status(environment)).isEqualTo(9);
        assertThat(root.resolve("runs")).hasContent(MAVENS_WORK + "\n" + MAVENS_WORK);
    }

    private int status(Map<String, String> environment) {
        try {
            return course(environment, "list").status();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(Process process) throws IOException {
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
