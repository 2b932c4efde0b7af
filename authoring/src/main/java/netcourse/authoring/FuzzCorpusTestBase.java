package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
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

/// Replays the corpus of each class `XFuzz` of a module, and the empty input, by plain calls of its
/// method: Jazzer, which takes seconds to start, is for finding inputs and not for trying the known
/// ones.
public abstract class FuzzCorpusTestBase {
    /// Taken in all, given back or not: well below the heap of 256 MB that Jazzer has, and far
    /// below the lengths of 2 and 4 GiB that some inputs announce.
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final Path CLASSES = Path.of("src/test/java");
    private static final Path CORPUS = Path.of("src/test/resources");

    @Test
    void everyFuzzedClassHasACorpus() throws IOException {
        assertThat(named(CLASSES, "Fuzz.java")).isNotEmpty().isEqualTo(named(CORPUS, "FuzzInputs"));
    }

    @TestFactory
    List<DynamicTest> everyInputDoesWhatItsFuzzTestDemands() throws Exception {
        List<DynamicTest> replays = new ArrayList<>();
        for (Path path : named(CLASSES, "Fuzz.java")) {
            String name = path.getFileName().toString();
            String type = path.toString().replace(File.separatorChar, '.');
            Method fuzz = fuzzTest(Class.forName(type + "Fuzz"));
            replays.add(replay(name + ": nothing", fuzz, new byte[0]));
            for (Path file : files(CORPUS.resolve(path + "FuzzInputs").resolve(fuzz.getName()))) {
                String title = name + ": " + file.getFileName();
                replays.add(replay(title, fuzz, Files.readAllBytes(file)));
            }
        }
        return replays;
    }

    /// What in a folder has a name with an ending, at whatever depth: its path there, without it.
    private static List<Path> named(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(file -> folder.relativize(file).toString())
                    .map(file -> Path.of(file.substring(0, file.length() - ending.length())))
                    .sorted()
                    .toList();
        }
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
