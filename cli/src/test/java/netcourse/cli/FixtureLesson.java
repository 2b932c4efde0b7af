package netcourse.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import netcourse.common.Program;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// A course of one small lesson, with two exercises and a program, and the command that opens it.
final class FixtureLesson {
    static final String PACKAGE = "lesson09-numbers/src/main/java/netcourse/lesson09/exercise/";
    static final String TODO = "throw new netcourse.common.Todo(\"9.1\");";
    static final String RIGHT = "return 2 * n;";
    static final String WRONG = "return n + 1;";
    static final String HANGS =
            """
            try {
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 0;
            """;

    /// What a command came to.
    record CommandResult(int status, String out, String err) {}

    private final Path root;
    private final Path folder;

    FixtureLesson(Path root) throws IOException {
        this.root = root;
        folder = root.resolve("lesson09-numbers");
        write("target/netcourse-test.classpath", "");
        write("target/netcourse-run.classpath", "");
        exercise("Doubler", "9.1", "double a number", 4);
        exercise("Tripler", "9.2", "triple a number", 6);
        program();
    }

    private void exercise(String name, String id, String title, int expected) throws IOException {
        write(
                "src/main/java/netcourse/lesson09/exercise/" + name + ".java",
                "package netcourse.lesson09.exercise; public interface %s { int of(int n); }"
                        .formatted(name));
        test(
                name + "Check",
                """
                import netcourse.checker.Check;
                import netcourse.checker.Trial;
                import netcourse.lesson09.exercise.%1$s;
                import netcourse.lesson09.exercise.My%1$s;
                import org.junit.jupiter.api.Test;

                @Check(id = "%2$s", title = "%3$s", exercise = My%1$s.class)
                class %1$sCheck {
                    private final %1$s mine;

                    %1$sCheck(%1$s mine) {
                        this.mine = mine;
                    }

                    @Test
                    void givesTheNumber(Trial trial) throws Throwable {
                        trial.expect("of(2)", %4$d, mine.of(2));
                    }
                }
                """
                        .formatted(name, id, title, expected));
        solution(name, TODO);
    }

    /// Writes a check of `Doubler` with another program, which is not started, at the other end.
    void peer(String name) throws IOException {
        Path check = folder.resolve("src/test/java/netcourse/lesson09/DoublerCheck.java");
        Files.writeString(
                check.resolveSibling("DoublerWith" + name + ".java"),
                Files.readString(check).replace("DoublerCheck", "DoublerWith" + name));
    }

    private void program() throws IOException {
        write(
                "src/main/java/netcourse/lesson09/demo/ExitWith.java",
                """
                package netcourse.lesson09.demo;

                import java.nio.file.Files;
                import java.nio.file.Path;
                import picocli.CommandLine.Command;

                @Command(
                        name = "ExitWith",
                        description = {"Writes its arguments " + "down.", "Ends."})
                public final class ExitWith {
                    public static void main(String[] args) throws Exception {
                        Files.writeString(Path.of(args[0]), String.join("\\n", args));
                        System.exit(Integer.parseInt(args[1]));
                    }
                }
                """);
        // What programs use of picocli comes from the lesson's libraries.
        String picocli =
                Path.of(
                                CommandLine.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                        .toString();
        write("target/netcourse-run.classpath", picocli);
    }

    private void test(String name, String text) throws IOException {
        write(
                "src/test/java/netcourse/lesson09/" + name + ".java",
                "package netcourse.lesson09;\n\n" + text);
    }

    /// Writes the learner's solution of `Doubler` (9.1) or `Tripler` (9.2).
    Path solution(String name, String body) throws IOException {
        return write(
                "src/main/java/netcourse/lesson09/exercise/My" + name + ".java",
                """
                package netcourse.lesson09.exercise;

                public class My%1$s implements %1$s {
                    @Override
                    public int of(int n) {
                        %2$s
                    }
                }
                """
                        .formatted(name, body));
    }

    /// Writes the course's answer.
    void answer(String name, String body) throws IOException {
        test(
                "answer/Solved" + name,
                """
                import netcourse.lesson09.exercise.%1$s;

                public class Solved%1$s implements %1$s {
                    @Override
                    public int of(int n) {
                        %2$s
                    }
                }
                """
                        .formatted(name, body));
        Path file =
                folder.resolve("src/test/java/netcourse/lesson09/answer/Solved" + name + ".java");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "package netcourse.lesson09;",
                                "package netcourse.lesson09.answer;"));
    }

    /// Puts the script `course` there, with this build's command, and all of it prepared.
    void command() throws IOException {
        Files.copy(Path.of("..", "course").toAbsolutePath(), root.resolve("course"));
        Files.writeString(root.resolve("pom.xml"), "");
        // The script looks whether they are there.
        Files.createDirectories(root.resolve("checker/target/classes"));
        Files.createDirectories(root.resolve("common/target/classes"));
        Path classes = Files.createDirectories(root.resolve("cli/target/classes/netcourse/cli"));
        Files.writeString(classes.resolve("Course.class"), "");
        prepared();
    }

    /// As after Maven's preparation: what was written before is not newer. The command starts
    /// without a cache, which takes time to make.
    void prepared() throws IOException {
        Path target = root.resolve("cli/target");
        Files.writeString(target.resolve("netcourse-run.classpath"), "");
        Path quick = Files.createDirectories(target.resolve("quick")).resolve("java.args");
        String classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(quick, "-classpath \"" + classPath + "\"\n");
        // Clearly newer than the stamp: some systems' file times are coarse.
        Files.setLastModifiedTime(quick, FileTime.from(Instant.now().plusSeconds(2)));
    }

    void hints(String id, String text) throws IOException {
        write("hints/" + id + ".md", "# Hints\n\n" + text);
    }

    void breakProgram() throws IOException {
        write(
                "src/main/java/netcourse/lesson09/demo/ExitWith.java",
                "package netcourse.lesson09.demo;\n\nimport picocli.CommandLine.Command;\n\n@Command\npublic class ExitWith { void main() { int }");
    }

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    Path target() {
        return folder.resolve("target");
    }

    /// Does what Maven does: compiles all, with every source older than its class.
    void build() throws IOException {
        compile("src/main/java", "classes");
        compile("src/test/java", "test-classes");
        for (Path source : Lesson.sources(folder.resolve("src"))) {
            Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        }
    }

    private void compile(String sources, String classes) throws IOException {
        List<String> arguments =
                new java.util.ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-d",
                                target().resolve(classes).toString(),
                                "-classpath",
                                target().resolve("classes")
                                        + File.pathSeparator
                                        + System.getProperty("java.class.path")));
        Lesson.sources(folder.resolve(sources)).forEach(s -> arguments.add(s.toString()));
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the fixture does not compile");
        }
    }

    /// Runs `./course` with these arguments in this process.
    CommandResult course(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Course.commandLine(root, Ansi.OFF);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int status = Program.run(line, arguments);
        return new CommandResult(status, out.toString(), err.toString());
    }
}
