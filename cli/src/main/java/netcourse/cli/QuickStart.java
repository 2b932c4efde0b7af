package netcourse.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcourse.checker.Board;
import netcourse.checker.CheckResult;
import netcourse.common.Program;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Makes the command start in half the time: its classes as jars, and what the JVM learned of them
/// in a first run as a file (an AOT cache, JEP 514). The scripts start it after a preparation; then
/// they start the command with the options in the file `java.args`.
///
/// Without that file, or with another JDK, all works as before, only slower.
public final class QuickStart {
    /// What the scripts look for.
    static final String ARGUMENTS = "cli/target/quick/java.args";

    /// The same with a smaller cache, for commands that only look: the JVM loads all of a cache at
    /// its start.
    static final String LOOK = "cli/target/quick/look.args";

    private static final List<String> MODULES = List.of("cli", "checker", "common");
    private static final int SECONDS = 120;

    /// In what the `java` launcher reads its files: on Windows this is not UTF-8.
    private static final Charset NATIVE = Charset.forName(System.getProperty("sun.jnu.encoding"));

    private QuickStart() {}

    /// @param args nothing, or the run that the JVM learns from: `look` or `check`
    public static void main(String[] args) throws Exception {
        Path root = Path.of(System.getProperty(Course.ROOT, "")).toAbsolutePath().normalize();
        if (args.length > 0) {
            look(root);
            if (args[0].equals("check")) {
                check(root);
            }
            Runtime.getRuntime().exit(0);
        }
        prepare(root);
    }

    private static void prepare(Path root) throws IOException, InterruptedException {
        Path arguments = root.resolve(ARGUMENTS);
        Path folder = Files.createDirectories(arguments.getParent());
        boolean changed = false;
        List<String> jars = new ArrayList<>();
        for (String module : MODULES) {
            Path jar = folder.resolve(module + ".jar");
            changed |= pack(root.resolve(module).resolve("target/classes"), jar);
            jars.add(jar.toString());
        }
        String stamp = Files.readString(root.resolve("cli/target/netcourse-run.classpath")).strip();
        for (String library : stamp.split(File.pathSeparator)) {
            Path file = Path.of(library);
            if (file.getFileName().toString().startsWith("picocli-")) {
                Path fresh = folder.resolve(file.getFileName());
                if (!Files.exists(fresh)) {
                    OldClasses.modernise(file, fresh);
                    changed = true;
                }
                file = fresh;
            }
            jars.add(file.toString());
        }
        learn(root, jars, changed, "look", root.resolve(LOOK));
        // The last: the scripts take this file for the sign that all is there.
        learn(root, jars, changed, "check", arguments);
    }

    private static void learn(
            Path root, List<String> jars, boolean changed, String what, Path arguments)
            throws IOException, InterruptedException {
        Path cache = arguments.resolveSibling(what + ".aot");
        String text = text(String.join(File.pathSeparator, jars), cache);
        if (changed
                || !Files.exists(cache)
                || !Files.exists(arguments)
                || !new String(Files.readAllBytes(arguments), NATIVE).equals(text)) {
            Files.deleteIfExists(arguments);
            learn(root, jars, what, cache);
        }
        Files.writeString(arguments, Files.exists(cache) ? text : without(text), NATIVE);
    }

    /// The options, as the `java` launcher reads them from a file. A cache that does not fit is
    /// ignored without a word.
    private static String text(String classPath, Path cache) {
        return String.join(
                        "\n",
                        "-XX:AOTCache=" + quoted(cache.toString()),
                        // Reflection that is used once or twice: no code of its own for each
                        // method.
                        "-Djdk.reflect.useNativeAccessorOnly=true",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-Xlog:aot=off",
                        "-Xlog:cds=off",
                        "-classpath " + quoted(classPath))
                + "\n";
    }

    /// The JVM could not make a cache: the jars alone are quicker, too.
    private static String without(String text) {
        return text.replaceFirst(".*\n", "-Xshare:auto\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\") + '"';
    }

    /// @return whether the jar is another than before
    private static boolean pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(fresh);
                JarOutputStream target = new JarOutputStream(out)) {
            target.setLevel(0);
            for (Path file : files) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                JarEntry entry = new JarEntry(name);
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                target.putNextEntry(entry);
                Files.copy(file, target);
                target.closeEntry();
            }
        }
        if (Files.exists(jar) && Files.mismatch(jar, fresh) < 0) {
            Files.delete(fresh);
            return false;
        }
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /// A JVM of its own that does what is to be learnt, and writes the cache at its end.
    private static void learn(Path root, List<String> jars, String what, Path cache)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.deleteIfExists(cache);
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "-XX:AOTCacheOutput=" + cache,
                                // No profiles of methods: they are for the second compiler, which
                                // is off, and have the first one compile what is run once.
                                "-XX:+IgnoreUnrecognizedVMOptions",
                                "-XX:+UnlockDiagnosticVMOptions",
                                "-XX:-AOTRecordTraining",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djdk.reflect.useNativeAccessorOnly=true",
                                "-Djdk.console=java.base",
                                "-D" + Course.ROOT + "=" + root,
                                "-classpath",
                                jars.stream().collect(Collectors.joining(File.pathSeparator)),
                                QuickStart.class.getName(),
                                what)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            Files.deleteIfExists(cache);
        }
    }

    /// What a learner does most, after which nothing is kept: looks where they stand.
    private static void look(Path root) {
        Ansi ansi = Screen.ofTerminal();
        Course.runPlain(root, ansi);
        Course.runPlain(root, ansi, "list").orElseGet(() -> ExitStatus.OK);
    }

    /// And has an exercise compiled and judged, and a verdict kept, though not on the lesson's
    /// board.
    private static void check(Path root) throws IOException, ReflectiveOperationException {
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
        CommandLine line = Course.commandLineFor(new String[] {"next"}, root, Ansi.OFF);
        line.setOut(nowhere).setErr(nowhere);
        Program.run(line, "next");
        Course.commandLine(root, Ansi.OFF);
        Exercise exercise = Catalog.of(root).exercises().getFirst();
        try (EditedClasses edited = new EditedClasses(exercise.lesson())) {
            edited.compileAnew(exercise);
            edited.compileAlone(exercise.solution());
            try (URLClassLoader loader = edited.loader()) {
                loader.loadClass(exercise.checkClass());
            }
        }
        ExerciseRunner runner = new ExerciseRunner();
        CheckResult result = runner.runAnswer(exercise);
        ExitStatus.of(result.verdict());
        Screen screen = new Screen(nowhere, nowhere, Ansi.OFF);
        new Verdicts(Catalog.of(root), screen).show(exercise, result, true);
        Board board = new Board(root.resolve(ARGUMENTS).getParent());
        board.put(result.judgedAt(Instant.now()));
        board.save();
    }
}
