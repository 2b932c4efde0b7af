package netcourse.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course exam`. The judge is a program of the module `exam`; it runs as a process of its own,
/// as the programs of the lessons do.
@Command(
        name = "exam",
        description = {
            "The final: judges your server and your client over TCP.",
            "Both run as processes. The task is in exam/README.md."
        })
final class ExamCommand implements Callable<Integer> {
    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Option(names = "--server", description = "Judges the server only.")
    private boolean server;

    @Option(names = "--client", description = "Judges the client only.")
    private boolean client;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Runs only the trials whose sentence contains this text.")
    private String only;

    @Option(
            names = "--list",
            description = "Lists the trials, each with its lessons, and runs none.")
    private boolean list;

    @Option(names = "--answer", description = "Judges the course's answer instead of yours.")
    private boolean answer;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Lesson module = new Lesson(course.root().resolve("exam"));
        if (!Files.isDirectory(module.classes().resolve("netcourse/exam"))) {
            course.screen(spec)
                    .error(
                            spec.qualifiedName()
                                    + ": the exam's judge is not compiled; ./mvnw -pl exam -am"
                                    + " test-compile says why");
            return ExitStatus.ENVIRONMENT;
        }
        return RunCommand.execute(command(module));
    }

    private List<String> command(Lesson module) throws IOException {
        List<Path> path = new ArrayList<>();
        for (String name : List.of("exam", "common", "codecs")) {
            path.add(course.root().resolve(name).resolve("target/classes"));
        }
        path.addAll(module.libraries("run"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-D" + Course.ROOT + "=" + course.root(),
                        "-classpath",
                        path.stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(File.pathSeparator)),
                        "netcourse.exam.Exam"));
        List<String> given = spec.commandLine().getParseResult().originalArgs();
        command.addAll(given.subList(given.indexOf("exam") + 1, given.size()));
        return command;
    }
}
