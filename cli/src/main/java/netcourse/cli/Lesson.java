package netcourse.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A lesson: a folder with sources, and under `target` what Maven made of them.
record Lesson(Path folder) {
    String name() {
        return folder.getFileName().toString();
    }

    /// The folder of the course.
    Path root() {
        return folder.toAbsolutePath().getParent();
    }

    int number() {
        return Integer.parseInt(name().substring("lesson".length(), "lesson".length() + 2));
    }

    boolean isNamed(String text) {
        return text.equals(name())
                || text.matches("(lesson)?[0-9]{1,2}")
                        && Integer.parseInt(text.replace("lesson", "")) == number();
    }

    Path mainSources() {
        return folder.resolve("src/main/java");
    }

    Path testSources() {
        return folder.resolve("src/test/java");
    }

    Path target() {
        return folder.resolve("target");
    }

    Path classes() {
        return target().resolve("classes");
    }

    Path testClasses() {
        return target().resolve("test-classes");
    }

    /// The Java files below a folder.
    static List<Path> sources(Path folder) throws IOException {
        return sources(folder, ".java");
    }

    /// Those whose name ends so.
    static List<Path> sources(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(end)).sorted().toList();
        }
    }

    /// Whether a file is one that a learner edits: `exercise/My….java`.
    static boolean isOfLearner(Path file) {
        return file.getParent().endsWith("exercise")
                && file.getFileName().toString().startsWith("My");
    }

    /// The libraries of its tests, or only those of its programs, as Maven found them.
    ///
    /// @param use `test` or `run`
    /// @throws IOException if Maven has not
    List<Path> libraries(String use) throws IOException {
        Path file = target().resolve("netcourse-" + use + ".classpath");
        if (!Files.exists(file)) {
            throw new IOException(
                    name()
                            + " is not prepared: ./mvnw test-compile says why (expected "
                            + file
                            + ")");
        }
        String text = Files.readString(file).strip();
        return Arrays.stream(text.split(File.pathSeparator))
                .filter(s -> !s.isEmpty())
                .map(Path::of)
                .toList();
    }

    /// The class of a source file, by its place: `netcourse.lesson02.ExactReader`.
    static String className(Path sources, Path source) {
        String path = sources.relativize(source).toString();
        return path.substring(0, path.length() - ".java".length()).replace(File.separatorChar, '.');
    }
}
