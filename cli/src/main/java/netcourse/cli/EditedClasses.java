package netcourse.cli;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What was edited since Maven's build, compiled into a folder of its own that lies over Maven's.
///
/// The folder is deleted when this is closed, and Maven's are never written, so nothing stale is
/// left. The compiler itself takes the newer of a source and its class file: it also compiles what
/// an edited source refers to, if that changed or was never compiled.
final class EditedClasses implements AutoCloseable {
    private final Lesson lesson;
    private final Overlay overlay;

    EditedClasses(Lesson lesson) throws IOException {
        this.lesson = lesson;
        overlay = new Overlay(lesson.target());
    }

    /// Compiles an exercise and its check, if they or something that they may use was edited.
    ///
    /// Another exercise is not looked at: while that one does not compile, this one can be judged.
    CompileErrors compile(Exercise exercise) throws IOException {
        List<Path> edited = editedExcept(exercise);
        if (edited.isEmpty()) {
            return CompileErrors.NONE;
        }
        Path solution = exercise.solution();
        CompileErrors errors =
                edited.equals(List.of(solution)) ? compileAlone(solution) : compileAnew(exercise);
        return errors.isEmpty() ? missingClass(solution) : errors;
    }

    /// To the compiler it is no error if a file lacks the class that it is named for: then the
    /// class of the last build would be judged.
    private CompileErrors missingClass(Path solution) {
        return Files.exists(classFile(solution, lesson.mainSources(), overlay.folder()))
                ? CompileErrors.NONE
                : CompileErrors.missingClass(
                        solution, Lesson.className(lesson.mainSources(), solution));
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
        return classFile(mainSource, lesson.mainSources(), lesson.classes());
    }

    private static Path classFile(Path source, Path sources, Path classes) {
        String name = sources.relativize(source).toString();
        return classes.resolve(name.substring(0, name.length() - "java".length()) + "class");
    }

    private List<Path> edited() throws IOException {
        List<Path> all = new ArrayList<>(edited(lesson.mainSources(), lesson.classes()));
        all.addAll(edited(lesson.testSources(), lesson.testClasses()));
        return all;
    }

    private static List<Path> edited(Path sources, Path classes) throws IOException {
        List<Path> edited = new ArrayList<>();
        for (Path source : Lesson.sources(sources)) {
            // package-info has a class file only if there are annotations in it.
            if (!source.endsWith("package-info.java")
                    && isNewer(source, classFile(source, sources, classes))) {
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
        List<String> options = new ArrayList<>(where);
        options.addAll(
                List.of("-sourcepath", path(List.of(lesson.mainSources(), lesson.testSources()))));
        return SourceCompiler.compile(sources, overlay.create(), options);
    }

    /// What programs are made of, libraries left out.
    private List<Path> ownClasses() {
        return List.of(
                overlay.folder(),
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
        overlay.close();
    }
}
