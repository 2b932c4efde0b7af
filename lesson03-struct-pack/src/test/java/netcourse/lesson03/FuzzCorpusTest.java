package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
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

/// Replays the corpus of each class `XFuzz`, and the empty input, by plain calls of its method:
/// Jazzer, which takes seconds to start, is for finding inputs and not for trying the known ones.
class FuzzCorpusTest {
    private static final Path CLASSES = Path.of("src/test/java/netcourse/lesson03");
    private static final Path CORPUS = Path.of("src/test/resources/netcourse/lesson03");

    /// Taken in all, given back or not: well below the heap of 256 MB that Jazzer has, and far
    /// below the lengths of 2 and 4 GiB that some inputs announce.
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    @Test
    void everyFuzzedClassHasACorpus() throws IOException {
        assertThat(named(CLASSES, "Fuzz.java")).isNotEmpty().isEqualTo(named(CORPUS, "FuzzInputs"));
    }

    @TestFactory
    List<DynamicTest> everyInputDoesWhatItsFuzzTestDemands() throws Exception {
        List<DynamicTest> replays = new ArrayList<>();
        for (String name : named(CLASSES, "Fuzz.java")) {
            Method fuzz =
                    fuzzTest(Class.forName(getClass().getPackageName() + "." + name + "Fuzz"));
            replays.add(replay(name + ": nothing", fuzz, new byte[0]));
            for (Path file : files(CORPUS.resolve(name + "FuzzInputs").resolve(fuzz.getName()))) {
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

    private static Method fuzzTest(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .findFirst()
                .orElseThrow();
    }

    private static DynamicTest replay(String title, Method fuzz, byte[] input) {
        return DynamicTest.dynamicTest(
                title,
                () -> {
                    Object fuzzed = fuzz.getDeclaringClass().getDeclaredConstructor().newInstance();
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
