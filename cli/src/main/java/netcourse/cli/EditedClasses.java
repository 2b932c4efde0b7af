package netcourse.cli;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// What was edited since Maven's build, compiled into a folder of its own that lies over Maven's.
///
/// The folder is deleted when this is closed, and Maven's are never written, so nothing stale is
/// left. The compiler itself takes the newer of a source and its class file: it also compiles what
/// an edited source refers to, if that changed or was never compiled.
final class EditedClasses implements AutoCloseable {
    private static final int COURSE_RELEASE = 25;
    private static final String PREFIX = "course-";

    private final Lesson lesson;
    private final Path overlay;

    EditedClasses(Lesson lesson) throws IOException {
        this.lesson = lesson;
        overlay = folder(lesson);
        sweep();
    }

    /// In the lesson's `target`, or, where that cannot be written, among the temporary files.
    private static Path folder(Lesson lesson) throws IOException {
        Path parent = lesson.target();
        return Files.isDirectory(parent) && !Files.isWritable(parent)
                ? Files.createTempDirectory(PREFIX)
                : parent.resolve(PREFIX + ProcessHandle.current().pid());
    }

    /// Ctrl-C keeps a process from deleting its folder; the next one does.
    private void sweep() throws IOException {
        if (!overlay.startsWith(lesson.target())) {
            return;
        }
        Files.createDirectories(lesson.target());
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(lesson.target(), PREFIX + "[0-9]*")) {
            for (Path folder : left) {
                String pid = folder.getFileName().toString().substring(PREFIX.length());
                if (folder.equals(overlay) || ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(folder);
                }
            }
        }
    }

    /// Compiles an exercise and its check, if they or something that they may use was edited.
    ///
    /// Another exercise is not looked at: while that one does not compile, this one can be judged.
    CompileErrors compile(Exercise exercise) throws IOException {
        List<Path> edited = editedExcept(exercise);
        if (edited.equals(List.of(exercise.solution()))) {
            return compileAlone(exercise.solution());
        }
        return edited.isEmpty()
                ? CompileErrors.NONE
                : compile(List.of(exercise.solution(), exercise.check()));
    }

    /// First with nothing but the course's own classes and java.base: to look at libraries and
    /// modules takes the compiler half of its time. What it then refuses may be there in one of
    /// them.
    CompileErrors compileAlone(Path solution) throws IOException {
        List<String> few =
                List.of("-classpath", path(ownClasses()), "--limit-modules", "java.base");
        CompileErrors errors = compile(List.of(solution), few);
        return errors.isEmpty() ? errors : compile(List.of(solution));
    }

    /// Compiles the answer and its check, if something that they may use was edited.
    CompileErrors compileAnswer(Exercise exercise, Path answer) throws IOException {
        List<Path> edited = new ArrayList<>(editedExcept(exercise));
        // The check names the learner's class, which has to be there, but need not be new.
        if (Files.exists(classFile(exercise.solution()))) {
            edited.remove(exercise.solution());
        }
        return edited.isEmpty() ? CompileErrors.NONE : compile(List.of(answer, exercise.check()));
    }

    /// Compiles an exercise and its check, edited or not.
    CompileErrors compileAnew(Exercise exercise) throws IOException {
        return compile(List.of(exercise.solution(), exercise.check()));
    }

    /// What was edited, the other exercises left out.
    private List<Path> editedExcept(Exercise exercise) throws IOException {
        return edited().stream()
                .filter(s -> !Lesson.isOfLearner(s) || s.equals(exercise.solution()))
                .toList();
    }

    /// Compiles what was edited of the code that programs run on. A learner's file that the
    /// compiler refuses is left out: the program may not need it.
    LeftOut compilePrograms() throws IOException {
        List<Path> sources = new ArrayList<>(edited(lesson.mainSources(), lesson.classes()));
        List<Path> leftOut = new ArrayList<>();
        CompileErrors first = CompileErrors.NONE;
        while (true) {
            CompileErrors errors = compile(sources);
            if (errors.isEmpty()) {
                return new LeftOut(first, leftOut, true);
            }
            first = first.isEmpty() ? errors : first;
            List<Path> refused =
                    sources.stream()
                            .filter(s -> Lesson.isOfLearner(s) && errors.isAbout(s))
                            .toList();
            if (refused.isEmpty()) {
                return new LeftOut(errors, leftOut, false);
            }
            leftOut.addAll(refused);
            sources.removeAll(refused);
        }
    }

    /// @param errors why something is left out, or why nothing can run
    /// @param files the learner's files that are left out
    /// @param complete whether everything else could be compiled
    record LeftOut(CompileErrors errors, List<Path> files, boolean complete) {}

    /// Whether a learner's file that is left out was compiled before, and so counts as it was then.
    boolean wasCompiled(Path solution) {
        return Files.exists(classFile(solution));
    }

    private Path classFile(Path mainSource) {
        String name = lesson.mainSources().relativize(mainSource).toString();
        return lesson.classes().resolve(name.replaceFirst("java$", "class"));
    }

    private List<Path> edited() throws IOException {
        List<Path> all = new ArrayList<>(edited(lesson.mainSources(), lesson.classes()));
        all.addAll(edited(lesson.testSources(), lesson.testClasses()));
        return all;
    }

    private static List<Path> edited(Path sources, Path classes) throws IOException {
        List<Path> edited = new ArrayList<>();
        for (Path source : Lesson.sources(sources)) {
            String name = sources.relativize(source).toString().replaceFirst("java$", "class");
            // package-info has a class file only if there are annotations in it.
            if (!source.endsWith("package-info.java") && isNewer(source, classes.resolve(name))) {
                edited.add(source);
            }
        }
        return edited;
    }

    private static boolean isNewer(Path source, Path compiled) throws IOException {
        return !Files.exists(compiled)
                || Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(compiled))
                        > 0;
    }

    private CompileErrors compile(List<Path> sources) throws IOException {
        String classPath =
                path(classPath("test"))
                        + File.pathSeparator
                        + System.getProperty("java.class.path");
        return compile(sources, List.of("-classpath", classPath));
    }

    /// @param where the options that say where classes are
    private CompileErrors compile(List<Path> sources, List<String> where) throws IOException {
        if (sources.isEmpty()) {
            return CompileErrors.NONE;
        }
        Files.createDirectories(overlay);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            compiler.getTask(
                            null,
                            files,
                            diagnostics,
                            options(where),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return CompileErrors.of(diagnostics.getDiagnostics());
    }

    private List<String> options(List<String> where) {
        List<String> options =
                new ArrayList<>(
                        List.of("-d", overlay.toString(), "-g", "-parameters", "-proc:none"));
        options.addAll(List.of("-Xlint:none", "-nowarn", "-implicit:class", "-Xprefer:newer"));
        options.addAll(
                List.of("-sourcepath", path(List.of(lesson.mainSources(), lesson.testSources()))));
        options.addAll(where);
        // Not on 25 itself: it costs the compiler a third of its time.
        if (Runtime.version().feature() > COURSE_RELEASE) {
            options.addAll(List.of("--release", String.valueOf(COURSE_RELEASE)));
        }
        return options;
    }

    /// What programs are made of, libraries left out.
    private List<Path> ownClasses() {
        return List.of(
                overlay,
                lesson.classes(),
                classesOf("common"),
                classesOf("gateway"),
                classesOf("codecs"),
                classesOf("channel"));
    }

    private Path classesOf(String module) {
        return lesson.folder().resolveSibling(module).resolve("target/classes");
    }

    /// The lesson's own classes, then its libraries.
    private List<Path> classPath(String use) throws IOException {
        List<Path> all = new ArrayList<>(ownClasses());
        if (use.equals("test")) {
            // What a check shares with this command is this command's.
            all.set(2, lesson.testClasses());
        }
        all.addAll(lesson.libraries(use));
        return all;
    }

    /// The class path of the lesson's programs, as text: main code and its libraries only.
    String programClassPath() throws IOException {
        return path(classPath("run"));
    }

    /// A loader of the lesson's classes. What the lesson shares with this command, such as the
    /// checker, is this command's.
    URLClassLoader loader() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path entry : classPath("test")) {
            urls.add(url(entry));
        }
        return new URLClassLoader(
                lesson.name(), urls.toArray(URL[]::new), EditedClasses.class.getClassLoader());
    }

    private static URL url(Path entry) throws MalformedURLException {
        return entry.toUri().toURL();
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() throws IOException {
        delete(overlay);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
