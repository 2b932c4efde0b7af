package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The proof that a check judges well: the answer and each unusual alternative is SOLVED, each
/// mistake is caught by the behaviour and under the name that it says, the stub is NOT STARTED.
///
/// ```java
/// @TestFactory
/// Stream<DynamicTest> table() {
///     return CheckTable.of(ExactReaderCheck.class)
///             .answer(SolvedExactReader.class)
///             .alternatives(ReadsNBytes.class)
///             .mistakes(SingleRead.class, IgnoresEnd.class, LosesRest.class)
///             .tests();
/// }
/// ```
public final class CheckTable {
    /// System property: how often the answer must be SOLVED; 1 by default, 20 in `verify`.
    public static final String REPEAT = "netcourse.repeat";

    /// Far more than any right answer takes: what is slow on a busy machine is not wrong.
    private static final long GENEROUS_MILLIS = 60_000;

    private final Class<?> type;
    private final Check check;
    private final List<Class<?>> right = new ArrayList<>();
    private final List<Class<?>> mistakes = new ArrayList<>();

    private CheckTable(Class<?> type) {
        this.type = type;
        this.check = type.getAnnotation(Check.class);
    }

    /// The table of a check class.
    public static CheckTable of(Class<?> check) {
        return new CheckTable(check);
    }

    /// The answer that the course hands out.
    public CheckTable answer(Class<?> answer) {
        right.add(answer);
        return this;
    }

    /// Unusual implementations that are right; each with [Alternative] on it.
    public CheckTable alternatives(Class<?>... alternatives) {
        Arrays.stream(alternatives)
                .peek(a -> assertThat(a).hasAnnotation(Alternative.class))
                .forEach(right::add);
        return this;
    }

    /// Common mistakes; each with [Mistake] on it.
    public CheckTable mistakes(Class<?>... classes) {
        Arrays.stream(classes)
                .peek(m -> assertThat(m).hasAnnotation(Mistake.class))
                .forEach(mistakes::add);
        return this;
    }

    /// The tests that prove the table.
    public Stream<DynamicTest> tests() {
        Stream<DynamicTest> solved =
                right.stream()
                        .map(c ->
                                DynamicTest.dynamicTest(
                                        c.getSimpleName() + " is SOLVED", () -> solved(c)));
        Stream<DynamicTest> caught =
                mistakes.stream()
                        .map(c ->
                                DynamicTest.dynamicTest(
                                        c.getSimpleName() + " is caught by name", () -> caught(c)));
        Stream<DynamicTest> whole =
                Stream.of(
                        DynamicTest.dynamicTest(
                                "the table names every mistake, and three or more", this::isWhole));
        return Stream.of(solved, caught, whole, stub()).flatMap(s -> s);
    }

    private void solved(Class<?> implementation) {
        int times = Integer.getInteger(REPEAT, 1);
        IntStream.rangeClosed(1, times)
                .mapToObj(_ ->
                        new Judge()
                                .implementation(implementation)
                                .limitMillis(GENEROUS_MILLIS)
                                .judge(type))
                .forEach(j -> assertThat(j.verdict()).as(j.report()).isEqualTo(Verdict.SOLVED));
    }

    private void caught(Class<?> implementation) {
        Mistake mistake = implementation.getAnnotation(Mistake.class);
        Judge judge = new Judge().implementation(implementation).limitMillis(GENEROUS_MILLIS);
        if (mistake.verdict() == Verdict.STUCK) {
            judge.limitMillis(5_000).cpuMillis(1_000);
        }
        Judgement judgement = judge.judge(type);
        assertThat(judgement.verdict() + " " + judgement.mistake() + " by " + judgement.behaviour())
                .as(judgement.report())
                .isEqualTo(mistake.verdict() + " " + mistake.id() + " by " + mistake.caughtBy());
        assertThat(judgement.report()).contains(mistake.does(), mistake.sees());
        assertThat(judgement.report())
                .as("names the line")
                .containsPattern("where    " + implementation.getSimpleName() + "\\.java:[0-9]+");
    }

    private void isWhole() throws ClassNotFoundException {
        assertThat(mistakes).hasSizeGreaterThanOrEqualTo(3);
        assertThat(right).isNotEmpty();
        Class<?> contract = check.exercise().getInterfaces()[0];
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> first : mistakes.subList(0, 1)) {
            File folder = new File(classes(first), first.getPackageName().replace('.', '/'));
            for (String name : folder.list((_, n) -> n.endsWith(".class"))) {
                all.add(
                        Class.forName(
                                first.getPackageName() + "." + name.replace(".class", ""),
                                false,
                                first.getClassLoader()));
            }
        }
        assertThat(
                        all.stream()
                                .filter(c ->
                                        c.isAnnotationPresent(Mistake.class)
                                                && contract.isAssignableFrom(c)))
                .containsExactlyInAnyOrderElementsOf(mistakes);
    }

    /// By way of the URI: in the path of a URL a blank is `%20`.
    private static String classes(Class<?> type) {
        URI folder =
                URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
        return Path.of(folder).toString();
    }

    /// Only in CI: a learner who solves the exercise must not turn the build red.
    private Stream<DynamicTest> stub() {
        if (!"true".equals(System.getenv("CI"))) {
            return Stream.empty();
        }
        return Stream.of(
                DynamicTest.dynamicTest(
                        "the stub is NOT STARTED",
                        () ->
                                assertThat(new Judge().judge(type).verdict())
                                        .isEqualTo(Verdict.NOT_STARTED)));
    }
}
