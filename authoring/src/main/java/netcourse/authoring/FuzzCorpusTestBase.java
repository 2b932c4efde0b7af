package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import netcourse.checker.CallResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Replays the corpus of each class `XFuzz` in the package of the test that extends it, and the
/// empty input, by plain calls of its method: Jazzer, which takes seconds to start, is for finding
/// inputs and not for trying the known ones.
public abstract class FuzzCorpusTestBase {
    /// Taken in all, given back or not: well below the heap of 256 MB that Jazzer has, and far
    /// below the lengths of 2 and 4 GiB that some inputs announce.
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final String packageName = getClass().getPackageName();
    private final Path classes = folder("src/test/java");
    private final Path corpus = folder("src/test/resources");

    private Path folder(String root) {
        return Path.of(root, packageName.split("\\."));
    }

    @Test
    void everyFuzzedClassHasACorpus() throws IOException {
        assertThat(named(classes, "Fuzz.java")).isNotEmpty().isEqualTo(named(corpus, "FuzzInputs"));
    }

    @TestFactory
    List<DynamicTest> everyInputDoesWhatItsFuzzTestDemands() throws Exception {
        List<DynamicTest> replays = new ArrayList<>();
        for (String name : named(classes, "Fuzz.java")) {
            Method fuzz = fuzzTest(Class.forName(packageName + "." + name + "Fuzz"));
            replays.add(replay(name + ": nothing", fuzz, new byte[0]));
            for (Path file : files(corpus.resolve(name + "FuzzInputs").resolve(fuzz.getName()))) {
                String title = name + ": " + file.getFileName();
                replays.add(replay(title, fuzz, Files.readAllBytes(file)));
            }
        }
        return replays;
    }

    /// What stands in front of an ending in the names of a folder.
    private static List<String> named(Path folder, String ending) throws IOException {
        return files(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(ending))
                .map(name -> name.substring(0, name.length() - ending.length()))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// Jazzer's annotation, by its name: only modules that fuzz have Jazzer.
    private static Method fuzzTest(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method ->
                        Arrays.stream(method.getAnnotations())
                                .map(a -> a.annotationType().getSimpleName())
                                .anyMatch("FuzzTest"::equals))
                .findFirst()
                .orElseThrow();
    }

    private static DynamicTest replay(String title, Method fuzz, byte[] input) {
        return DynamicTest.dynamicTest(
                title,
                () -> {
                    var constructor = fuzz.getDeclaringClass().getDeclaredConstructor();
                    constructor.setAccessible(true);
                    fuzz.setAccessible(true);
                    Object fuzzed = constructor.newInstance();
                    long before = CallResult.allocatedSoFar();
                    call(fuzz, fuzzed, input);
                    assertThat(CallResult.allocatedSoFar() - before).isLessThan(MAX_BYTES);
                });
    }

    private static void call(Method fuzz, Object fuzzed, byte[] input) throws Throwable {
        try {
            fuzz.invoke(fuzzed, input);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
