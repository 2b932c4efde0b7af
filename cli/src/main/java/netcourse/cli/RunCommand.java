package netcourse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `./course run [lesson] [program] [args…]`.
@Command(
        name = "run",
        description = {
            "Runs a program of a lesson.",
            "What follows its name is given to the program. Without a name, it lists the programs."
        },
        customSynopsis = "course run [LESSON [PROGRAM [ARGUMENT...]]]")
final class RunCommand implements Callable<Integer> {
    /// The columns of a program's name in the list.
    private static final int NAME = 25;

    @ParentCommand private Course course;
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "LESSON PROGRAM ARGUMENT",
            description = "As in: 2 options-server --port 0")
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Catalog catalog = course.catalog();
        if (words.isEmpty()) {
            return list(catalog.lessons());
        }
        Lesson lesson = lesson(catalog);
        if (words.size() == 1 || words.get(1).matches("-h|--help")) {
            return list(List.of(lesson));
        }
        DemoProgram program =
                DemoProgram.of(lesson).stream()
                        .filter(p -> p.name().equals(words.get(1)))
                        .findFirst()
                        .orElseThrow(() -> unknownProgram(lesson));
        return run(program, words.subList(2, words.size()));
    }

    /// That of the first word; if the word is a program's, the message says what to type.
    private Lesson lesson(Catalog catalog) throws IOException {
        String word = words.getFirst();
        try {
            return catalog.lesson(word);
        } catch (UnknownName e) {
            for (Lesson lesson : catalog.lessons()) {
                if (DemoProgram.of(lesson).stream().anyMatch(p -> p.name().equals(word))) {
                    throw new UnknownName(
                            "%s is a program of lesson %d: ./course run %2$d %1$s"
                                    .formatted(word, lesson.number()));
                }
            }
            throw e;
        }
    }

    private int list(List<Lesson> lessons) throws IOException {
        Screen screen = course.screenForProse(spec);
        for (Lesson lesson : lessons) {
            screen.line(lesson.name());
            for (DemoProgram program : DemoProgram.of(lesson)) {
                String name = program.name();
                List<String> lines = new ArrayList<>();
                ItemText.wrap(program.description(), screen.columns() - NAME, lines);
                for (String line : lines) {
                    screen.line("  %-22s %s".formatted(name, line).stripTrailing());
                    name = "";
                }
            }
        }
        screen.line("Run one: ./course run LESSON PROGRAM; add --help for its options.");
        return 0;
    }

    private UnknownName unknownProgram(Lesson lesson) {
        try {
            String names =
                    DemoProgram.of(lesson).stream()
                            .map(DemoProgram::name)
                            .collect(Collectors.joining(", "));
            return new UnknownName(
                    "no program "
                            + words.get(1)
                            + " in "
                            + lesson.name()
                            + (names.isEmpty() ? "; it has none" : "; there are " + names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(DemoProgram program, List<String> arguments)
            throws IOException, InterruptedException {
        Lesson lesson = program.lesson();
        try (EditedClasses edited = new EditedClasses(lesson)) {
            EditedClasses.LeftOut left = edited.compilePrograms();
            Screen screen = course.screen(spec);
            if (!left.errors().isEmpty()) {
                String first = program.source().getFileName().toString();
                screen.error(left.errors().render(first, lesson.root()));
            }
            for (Path file : left.files()) {
                screen.error(
                        "%s: %s does not compile; the program runs %s"
                                .formatted(
                                        spec.qualifiedName(),
                                        file.getFileName(),
                                        edited.wasCompiled(file)
                                                ? "with it as it was compiled last"
                                                : "without it"));
            }
            if (!left.complete()) {
                screen.error(spec.qualifiedName() + ": " + lesson.name() + " does not compile");
                return ExitStatus.WRONG;
            }
            return execute(command(program, arguments, edited));
        }
    }

    private static List<String> command(
            DemoProgram program, List<String> arguments, EditedClasses edited) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String property : List.of("stdout.encoding", "stderr.encoding")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        // The progress bar asks a native library for the terminal's width: without this, four lines
        // of warning.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-classpath", edited.programClassPath(), program.mainClass()));
        command.addAll(arguments);
        return command;
    }

    /// A process of its own, with next to no options. Ctrl-C reaches both it and this one, which
    /// then waits for it, and ends as every program does that Ctrl-C ends (130), whichever of the
    /// two signals that the program gets, Ctrl-C's or that of [#end(Process)], is the first.
    static int execute(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        AtomicBoolean ending = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            ending.set(true);
                            end(process);
                        }));
        int status = process.waitFor();
        if (ending.get()) {
            // The Java virtual machine is ending, with the status of the signal that it got.
            new CountDownLatch(1).await();
        }
        return status;
    }

    private static void end(Process process) {
        // Elsewhere (Windows) it would be killed, before its own shutdown hooks have run.
        if (process.supportsNormalTermination()) {
            process.destroy();
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
