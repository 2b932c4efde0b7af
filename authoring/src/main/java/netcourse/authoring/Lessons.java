package netcourse.authoring;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import netcourse.checker.Check;

/// Finds the checks of a lesson.
final class Lessons {
    private Lessons() {}

    /// The checks of the lesson that a test belongs to, in the order of their ids.
    static List<Class<?>> checks(Class<?> test) {
        Path root = classes(test);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith("Check.class"))
                    .<Class<?>>map(f -> load(root.relativize(f), test.getClassLoader()))
                    .filter(c -> c.isAnnotationPresent(Check.class))
                    .sorted(Comparator.comparing(c -> c.getAnnotation(Check.class).id()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// By way of the URI: in the path of a URL a blank is `%20`.
    private static Path classes(Class<?> type) {
        return Path.of(
                URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static Class<?> load(Path file, ClassLoader loader) {
        String name = file.toString().replace(File.separatorChar, '.').replaceAll("\\.class$", "");
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
