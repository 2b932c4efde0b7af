package netcourse.checker;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the sources of a module stand, as seen from the folder of the course: so that a terminal
/// and an IDE make a link of a line, from whatever folder the course was started.
final class CourseFiles {
    private static final List<Path> SOURCES =
            List.of(Path.of("src", "main", "java"), Path.of("src", "test", "java"));
    private static final Pattern IN_BACKQUOTES = Pattern.compile("`([^`]+)`");

    /// Null if it is not known.
    private final Path module;

    private CourseFiles(Path module) {
        this.module = module;
    }

    /// Those of the module that a class was compiled in.
    static CourseFiles of(Class<?> type) {
        URL classes = type.getProtectionDomain().getCodeSource().getLocation();
        return new CourseFiles(
                Stream.iterate(
                                Path.of(URI.create(classes.toString())).toAbsolutePath(),
                                Objects::nonNull,
                                Path::getParent)
                        .filter(p -> Files.isDirectory(p.resolve("src")))
                        .findFirst()
                        .orElse(null));
    }

    Optional<Path> module() {
        return Optional.ofNullable(module);
    }

    /// `lesson02-socket-options/src/main/java/netcourse/lesson02/exercise/MyExactReader.java:14`;
    /// if there is no such file, only its name and the line.
    String location(StackTraceElement frame) {
        String file =
                source(frame.getClassName(), String.valueOf(frame.getFileName()))
                        .map(this::fromRoot)
                        .orElse(frame.getFileName());
        return file + ":" + frame.getLineNumber();
    }

    private Optional<Path> source(String className, String fileName) {
        if (module == null) {
            return Optional.empty();
        }
        String inPackage = className.substring(0, className.lastIndexOf('.') + 1);
        Path folder = Path.of(inPackage.replace('.', '/'));
        return SOURCES.stream()
                .map(s -> module.resolve(s).resolve(folder).resolve(fileName))
                .filter(Files::exists)
                .findFirst();
    }

    private String fromRoot(Path file) {
        return module.getParent().relativize(file).toString();
    }

    /// The message that a contract gives as an example, in backquotes: of those in which the first
    /// word stands, the one that has most of the others.
    Optional<String> example(Class<?> contract, List<String> words) {
        Optional<Path> file = source(contract.getName(), contract.getSimpleName() + ".java");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file.get()).replaceAll("\\R\\s*///\\s*", " ");
            return IN_BACKQUOTES
                    .matcher(text)
                    .results()
                    .map(quoted -> quoted.group(1))
                    .filter(quoted -> quoted.contains(" ") && isIn(quoted, words.getFirst()))
                    .max(
                            Comparator.comparingLong(
                                    q -> words.stream().filter(w -> isIn(q, w)).count()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isIn(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
