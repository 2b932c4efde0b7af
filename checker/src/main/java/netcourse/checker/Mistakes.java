package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The catalogue of a lesson's mistakes: the classes of its package `mistake`.
final class Mistakes {
    /// One of them.
    ///
    /// @param exercise the id of the exercise whose contract the class implements
    record Known(Class<?> type, Mistake mistake, String exercise) {}

    private Mistakes() {}

    /// The mistakes whose sources stand in a folder of `src/test/java`, by exercise and name.
    static List<Known> in(Path sources, ClassLoader loader) throws IOException {
        List<Known> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sources, "*.java")) {
            for (Path file : files) {
                Class<?> type = load(file, loader);
                if (type.isAnnotationPresent(Mistake.class)) {
                    all.add(new Known(type, type.getAnnotation(Mistake.class), exercise(type)));
                }
            }
        }
        all.sort(Comparator.comparing(Known::exercise).thenComparing(k -> k.mistake().id()));
        assertThat(all).extracting(k -> k.mistake().id()).doesNotHaveDuplicates();
        return all;
    }

    private static Class<?> load(Path file, ClassLoader loader) {
        Path root = Path.of("src/test/java");
        String name = root.toAbsolutePath().relativize(file.toAbsolutePath()).toString();
        try {
            return Class.forName(
                    name.replace(".java", "").replace(file.getFileSystem().getSeparator(), "."),
                    false,
                    loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(file + " has no class", e);
        }
    }

    /// The check of a contract is called like it: `ExactReader`, `ExactReaderCheck`.
    private static String exercise(Class<?> mistake) {
        return Stream.<Class<?>>iterate(mistake, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getInterfaces()))
                .map(contract -> checkOf(contract, mistake.getClassLoader()))
                .filter(check -> check != null)
                .map(check -> check.getAnnotation(Check.class).id())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(mistake + " implements no contract"));
    }

    private static Class<?> checkOf(Class<?> contract, ClassLoader loader) {
        try {
            return Class.forName(contract.getName() + "Check", false, loader);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
