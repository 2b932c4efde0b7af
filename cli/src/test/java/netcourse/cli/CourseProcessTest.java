package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The command as a process, as the script starts it: how it ends, and what it prints.
@Tag("verify")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; Windows has course.cmd")
class CourseProcessTest {
    /// Has the folder `$0` read-only, and runs what follows.
    private static final String READ_ONLY =
            "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"";

    @TempDir Path root;
    private FixtureLesson lesson;

    private record Ended(int status, String text) {}

    @BeforeEach
    void writeCourse() throws IOException {
        lesson = new FixtureLesson(root);
        lesson.command();
        lesson.build();
        lesson.prepared();
    }

    private Ended course(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    private Ended run(List<String> before, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(root.resolve("course").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("WARNING:", "INFO:", "\u001b");
        return new Ended(process.waitFor(), text);
    }

    @Test
    void exerciseGoesFromTheStubToSolvedAndBackWhileOthersAreBroken() throws Exception {
        lesson.solution("Tripler", "return n + ;");
        Path broken = Files.createDirectories(root.resolve("lesson08-broken/src/main/java/x"));
        Files.writeString(broken.resolve("X.java"), "class {");
        Files.createDirectories(root.resolve("lesson08-broken/target"));
        Files.writeString(root.resolve("lesson08-broken/target/netcourse-test.classpath"), "");
        lesson.prepared();
        checkIs(ExitStatus.NOT_STARTED, "NOT STARTED");
        lesson.solution("Doubler", FixtureLesson.WRONG);
        checkIs(ExitStatus.WRONG, "WRONG");
        lesson.solution("Doubler", FixtureLesson.HANGS);
        checkIs(ExitStatus.WRONG, "STUCK");
        lesson.solution("Doubler", "return n n;");
        checkIs(ExitStatus.WRONG, "DOES NOT COMPILE");
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        checkIs(ExitStatus.OK, "SOLVED");
        assertThat(course("reset", "9.1").text()).contains(".course/backup", "the stub is back");
        checkIs(ExitStatus.NOT_STARTED, "NOT STARTED");
    }

    private void checkIs(int status, String verdict) throws Exception {
        Ended check = course("check", "9.1");
        assertThat(check.text()).contains(verdict);
        assertThat(check.status()).isEqualTo(status);
    }

    @Test
    void deletedFilesAreSaidAndBroughtBackAndNothingElseSuffers() throws Exception {
        Files.delete(lesson.solution("Doubler", FixtureLesson.RIGHT));
        checkIs(ExitStatus.ENVIRONMENT, "NOT JUDGED");
        assertThat(course("check", "9.2").status()).isEqualTo(ExitStatus.NOT_STARTED);
        assertThat(course("reset", "9.1").status()).isZero();
        checkIs(ExitStatus.NOT_STARTED, "NOT STARTED");
        lesson.hints("9.1", "## 1\n\nAdd.\n\n## 2\n\nTwice.\n\n## 3\n\nSo.\n");
        assertThat(course("hint", "9.1").text()).contains("Add.");
        removeFolder(root.resolve(".course"));
        assertThat(course("hint", "9.1").text()).contains("Add.");
        // A file of the course's own.
        Files.delete(root.resolve(FixtureLesson.PACKAGE + "Doubler.java"));
        Files.delete(lesson.target().resolve("classes/netcourse/lesson09/exercise/Doubler.class"));
        checkIs(ExitStatus.WRONG, "DOES NOT COMPILE");
        assertThat(course("check", "9.2").status()).isEqualTo(ExitStatus.NOT_STARTED);
    }

    private static void removeFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// As is asked of every command that runs here: `check`, `hint` and `reset` do in other tests.
    @Test
    void noCommandWarnsOrWritesInColourIntoAPipe() throws Exception {
        lesson.answer("Doubler", FixtureLesson.RIGHT);
        Files.writeString(
                root.resolve("lesson09-numbers/INTERVIEW.md"), "### Q?\n\n**30 seconds.** A\n");
        lesson.prepared();
        for (String command :
                List.of(
                        "next",
                        "list",
                        "list --json",
                        "check 9.1 --answer",
                        "watch 9.1",
                        "answer 9.1 --give-up",
                        "interview",
                        "interview --plain",
                        "run 9",
                        "doctor",
                        "completion",
                        "--help")) {
            assertThat(course(command.split(" ")).text()).as(command).isNotEmpty();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has mount namespaces")
    void inAFolderThatIsReadOnlyExercisesAreJudgedAllTheSame() throws Exception {
        List<String> readOnly = List.of("unshare", "-rm", "sh", "-c", READ_ONLY, root.toString());
        assumeThat(canRun(readOnly)).as("a read-only mount without root").isTrue();
        lesson.hints("9.1", "## 1\n\nAdd.\n\n## 2\n\nTwice.\n");
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        Ended hint = run(readOnly, "hint", "9.1");
        assertThat(hint.text()).contains("Add.", "all are in lesson09-numbers/hints/9.1.md");
        assertThat(hint.status()).isZero();
        Ended check = run(readOnly, "check", "9.1");
        assertThat(check.text()).contains("SOLVED", "the verdict is not kept");
        assertThat(check.status()).isZero();
        assertThat(run(readOnly, "list").status()).isZero();
        assertThat(run(readOnly, "reset", "9.1").status()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(run(readOnly, "doctor").text()).contains("is read-only");
    }

    private static boolean canRun(List<String> before) throws InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
