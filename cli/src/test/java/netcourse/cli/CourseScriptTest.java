package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; Windows has course.cmd")
class CourseScriptTest {
    private static final String FAKE =
            "#!/bin/sh\nfor a in \"$@\"; do echo \"[$a]\"; done\nexit 9\n";

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
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text.lines().toList());
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
                                1,
                                List.of("course: COURSE_JAVA_HOME is no JDK 25 or newer: " + old)));
    }
}
