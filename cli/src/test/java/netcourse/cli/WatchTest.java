package netcourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `./course watch` in a terminal, on a course of one small lesson.
@Tag("verify")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; Windows has course.cmd")
@EnabledIf(
        value = "netcourse.cli.PseudoTerminal#exists",
        disabledReason = "there is no Python, which makes the terminal")
class WatchTest {
    private static final String PROMPT = "q quit";

    @TempDir Path root;
    private FixtureLesson lesson;

    @BeforeEach
    void writeCourse() throws IOException {
        lesson = new FixtureLesson(root);
        lesson.command();
    }

    private PseudoTerminal watch(String... arguments) throws IOException {
        lesson.prepared();
        String all = "./course watch " + String.join(" ", arguments);
        // What the shell sees after it: the status, and the terminal.
        PseudoTerminal terminal =
                new PseudoTerminal(root, "sh", "-c", all + "; echo \"status $?\"; stty -a");
        terminal.until(PROMPT);
        return terminal;
    }

    private static void saysAtItsEnd(PseudoTerminal terminal, int status) throws Exception {
        terminal.end();
        assertThat(terminal.seen())
                .contains("status " + status)
                .containsPattern("[ ;]icanon")
                .containsPattern("[ ;]echo ")
                .doesNotContain("WARNING:");
    }

    @Test
    void everySaveIsJudgedAndItStaysUntilTheKeyForTheNext() throws Exception {
        try (PseudoTerminal terminal = watch()) {
            assertThat(terminal.seen()).contains("NOT STARTED", "waiting for a save of MyDoubler");
            lesson.solution("Doubler", FixtureLesson.WRONG);
            assertThat(terminal.until(PROMPT)).contains("WRONG", "expected");
            lesson.solution("Doubler", "return n n;");
            assertThat(terminal.until(PROMPT))
                    .contains("MyDoubler.java:6: error", "return n n;", "DOES NOT COMPILE");
            lesson.solution("Doubler", FixtureLesson.HANGS);
            assertThat(terminal.until(PROMPT)).contains("STUCK");
            lesson.solution("Doubler", FixtureLesson.RIGHT);
            assertThat(terminal.until(PROMPT))
                    .contains("SOLVED", "waiting for a save of MyDoubler");
            terminal.press("n");
            assertThat(terminal.until(PROMPT)).contains("NOT STARTED", "a save of MyTripler");
            terminal.press("q");
            saysAtItsEnd(terminal, ExitStatus.NOT_STARTED);
        }
    }

    @Test
    void keysShowHintListAndAnswer() throws Exception {
        lesson.hints("9.1", "## 1\n\nThink of two.\n\n## 2\n\nTwice.\n\n## 3\n\n2 * n\n");
        lesson.answer("Doubler", FixtureLesson.RIGHT);
        try (PseudoTerminal terminal = watch("9.1")) {
            terminal.press("h");
            assertThat(terminal.until(PROMPT)).contains("hint 1 of 3, 2 left", "Think of two.");
            terminal.press("l");
            assertThat(terminal.until(PROMPT)).contains("9.2", "0 of 2 solved");
            terminal.press("a");
            assertThat(terminal.until(PROMPT)).contains("9.1 is NOT STARTED", "--give-up");
            terminal.press("A");
            assertThat(terminal.until(PROMPT)).contains("+        return 2 * n;");
            // An arrow up sends a capital A at its end, which must not give the answer away.
            terminal.press("\033[Ah");
            assertThat(terminal.until(PROMPT)).contains("hint 2 of 3").doesNotContain("2 * n");
            terminal.press("c");
            assertThat(terminal.until(PROMPT)).contains("NOT STARTED");
            terminal.press("q");
            saysAtItsEnd(terminal, ExitStatus.NOT_STARTED);
        }
    }

    @Test
    void ctrlCEndsItWhileItWaitsAndWhileItJudges() throws Exception {
        try (PseudoTerminal terminal = watch()) {
            terminal.press("\003");
            saysAtItsEnd(terminal, Keyboard.INTERRUPTED);
        }
        lesson.solution(
                "Doubler",
                "System.out.println(\"called\");\nwhile (true) { Thread.onSpinWait(); }");
        try (PseudoTerminal terminal =
                new PseudoTerminal(
                        root, "sh", "-c", "trap : INT; ./course watch; echo status $?; stty -a")) {
            terminal.until("called");
            terminal.press("\003");
            saysAtItsEnd(terminal, Keyboard.INTERRUPTED);
        }
    }

    @Test
    void exerciseThatPrintsOrEndsTheProcessIsJudgedAndWatchGoesOn() throws Exception {
        try (PseudoTerminal terminal = watch("9.1")) {
            lesson.solution("Doubler", "System.out.println(\"n=\" + n); System.exit(0); return 0;");
            // Nothing clears the screen after what the exercise printed.
            assertThat(terminal.until(PROMPT).split("n=2", 2)[1])
                    .contains("called System.exit", "WRONG")
                    .doesNotContain("\u001b[2J");
            lesson.solution("Doubler", FixtureLesson.RIGHT);
            assertThat(terminal.until(PROMPT)).contains("SOLVED");
            terminal.press("q");
            saysAtItsEnd(terminal, ExitStatus.OK);
        }
    }

    @Test
    void endlessLoopOfTheLearnersDoesNotGoOnWhileWatchDoes() throws Exception {
        try (PseudoTerminal terminal = watch("9.1")) {
            lesson.solution("Doubler", "while (true) { Thread.onSpinWait(); }");
            assertThat(terminal.until(PROMPT)).contains("STUCK", "watch has restarted without it");
            lesson.solution("Doubler", FixtureLesson.RIGHT);
            assertThat(terminal.until(PROMPT)).contains("SOLVED");
            terminal.press("q");
            saysAtItsEnd(terminal, ExitStatus.OK);
        }
    }

    @Test
    void aSignalEndsItWithTheTerminalAsItWas() throws Exception {
        String all = "sh -c 'echo pid $$ .; exec ./course watch 9.1'; echo \"status $?\"; stty -a";
        try (PseudoTerminal terminal = new PseudoTerminal(root, "sh", "-c", all)) {
            terminal.until(PROMPT);
            String pid = terminal.seen().split("pid ")[1].split(" ")[0];
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroy();
            saysAtItsEnd(terminal, 143);
            assertThat(terminal.seen()).doesNotContain("Exception");
        }
    }

    @Test
    void fileThatIsGoneIsSaidAndOneThatComesBackIsJudged() throws Exception {
        Path solution = lesson.solution("Doubler", FixtureLesson.RIGHT);
        try (PseudoTerminal terminal = watch("9.1")) {
            assertThat(terminal.seen()).contains("SOLVED");
            Files.delete(solution);
            assertThat(terminal.until(PROMPT)).contains("NOT JUDGED", "./course reset 9.1");
            lesson.course("reset", "9.1");
            assertThat(terminal.until(PROMPT)).contains("NOT STARTED");
            terminal.press("q");
            saysAtItsEnd(terminal, ExitStatus.NOT_STARTED);
        }
    }

    @Test
    void twoWatchTheSameExercise() throws Exception {
        try (PseudoTerminal one = watch("9.1");
                PseudoTerminal other = watch("9.1")) {
            lesson.solution("Doubler", FixtureLesson.RIGHT);
            assertThat(one.until(PROMPT)).contains("SOLVED");
            assertThat(other.until(PROMPT)).contains("SOLVED");
            one.press("q");
            other.press("q");
            saysAtItsEnd(one, ExitStatus.OK);
            saysAtItsEnd(other, ExitStatus.OK);
        }
    }

    @Test
    void anUpdateOfTheCourseEndsIt() throws Exception {
        try (PseudoTerminal terminal = watch("9.1")) {
            lesson.breakProgram();
            terminal.until("the course has changed; this prepares it again: ./course watch 9.1");
            saysAtItsEnd(terminal, ExitStatus.ENVIRONMENT);
        }
    }

    @Test
    void anotherLessonThatDoesNotCompileIsNoHindrance() throws Exception {
        Path other = Files.createDirectories(root.resolve("lesson08-broken/src/main/java/x"));
        Files.writeString(other.resolve("X.java"), "class {");
        Files.createDirectories(root.resolve("lesson08-broken/target"));
        Files.writeString(root.resolve("lesson08-broken/target/netcourse-test.classpath"), "");
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        try (PseudoTerminal terminal = watch("9.1")) {
            assertThat(terminal.seen()).contains("SOLVED");
            terminal.press("q");
            saysAtItsEnd(terminal, ExitStatus.OK);
        }
    }

    @Test
    void theFileIsOpenedByTheCommandThatWasGiven() throws Exception {
        Path editor = root.resolve("editor");
        Files.writeString(editor, "#!/bin/sh\nprintf '%s' \"$*\" >opened\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        try (PseudoTerminal terminal = watch("9.1", "--edit-cmd", "\"./editor -g\"")) {
            terminal.until("opened by ./editor: ");
            terminal.press("q");
            saysAtItsEnd(terminal, ExitStatus.NOT_STARTED);
        }
        assertThat(root.resolve("opened")).content().startsWith("-g ").endsWith("MyDoubler.java");
    }

    @Test
    void inAPipeItJudgesOnceAndEndsWithTheInput() throws Exception {
        lesson.solution("Doubler", FixtureLesson.RIGHT);
        Process process =
                new ProcessBuilder(root.resolve("course").toString(), "watch", "9.1")
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(text).contains("SOLVED").doesNotContain("\u001b", "WARNING:");
        assertThat(process.waitFor()).isZero();
    }
}
