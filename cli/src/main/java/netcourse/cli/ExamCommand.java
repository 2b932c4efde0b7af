package netcourse.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./course exam`. The judge is a program of the module `exam`, which runs as a process of its
/// own: what it judges may print, hang and end as it likes.
@Command(
        name = "exam",
        description = {
            "The final: judges your server and your client, over TCP; exam/README.md is the task.",
            "--list shows what is tried, --server and --client judge one, --answer shows the answer passes."
        })
final class ExamCommand implements Callable<Integer> {
    @ParentCommand private Course course;

    @Parameters(
            arity = "0..*",
            paramLabel = "OPTION",
            description = "As course exam --list; all of them: course exam -- --help")
    private List<String> options = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return RunCommand.execute(command());
    }

    private List<String> command() throws IOException {
        Path root = course.root();
        Lesson module = new Lesson(root.resolve("exam"));
        List<Path> path = new ArrayList<>();
        for (String name : List.of("exam", "common", "codecs")) {
            path.add(root.resolve(name).resolve("target/classes"));
        }
        path.addAll(module.libraries("run"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                Stream.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dstdout.encoding=UTF-8",
                                "-Dstderr.encoding=UTF-8",
                                "-D" + Course.ROOT + "=" + root,
                                "-classpath",
                                path.stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator)),
                                "netcourse.exam.Exam")
                        .toList());
        command.addAll(options);
        return command;
    }
}
