package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcourse.checker.Check;
import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.KnownMistake;
import netcourse.checker.SourceLines;
import netcourse.checker.Verdict;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/// The proof that a check judges well: the answer and each unusual alternative is SOLVED, each
/// mistake is caught by the behaviour and under the name that it says, each of the further wrong
/// solutions is WRONG or STUCK, the answer without one of its methods has no name, the stub is NOT
/// STARTED.
///
/// ```java
/// @TestFactory
/// Stream<DynamicContainer> tables() {
///     return CheckTable.ofLesson(3, true);
/// }
/// ```
public final class CheckTable {
    /// System property: how often the answer must be SOLVED; 1 by default, 20 in `verify`.
    public static final String REPEAT = "netcourse.repeat";

    /// System property: the one exercise whose table is tested, such as `3.4`, or the lesson, `3.`;
    /// all by default. What catches each of the further wrong solutions is then printed.
    public static final String EXERCISE = "exercise";

    /// Far more than any right answer takes: what is slow on a busy machine is not wrong.
    private static final long GENEROUS_MILLIS = 60_000;

    /// Many are slow on purpose, and what varies from run to run in a check, the answer shows.
    private static final int ALTERNATIVE_TIMES = 2;

    private final Implementations all;

    private CheckTable(Implementations all) {
        this.all = all;
    }

    /// A container for each check of a lesson.
    ///
    /// @param core whether those of the core or the deep ones: two tests can run side by side
    public static Stream<DynamicContainer> ofLesson(int lesson, boolean core) {
        String only = System.getProperty(EXERCISE, "");
        return Lessons.checks("netcourse.lesson0" + lesson).stream()
                .filter(c -> c.getAnnotation(Check.class).core() == core)
                .map(Implementations::of)
                .filter(i -> i.exercise().id().equals(only) || isLesson(only, i))
                .map(i ->
                        dynamicContainer(
                                i.exercise().id() + " " + i.exercise().title(),
                                new CheckTable(i).tests()));
    }

    private static boolean isLesson(String only, Implementations all) {
        return only.isEmpty() || only.endsWith(".") && all.exercise().id().startsWith(only);
    }

    private Stream<DynamicTest> tests() {
        int times = Integer.getInteger(REPEAT, 1);
        Stream<DynamicTest> solved =
                Stream.concat(
                        Stream.of(solved(all.answer(), times)),
                        all.alternatives().stream()
                                .map(c -> solved(c, Math.min(times, ALTERNATIVE_TIMES))));
        Stream<DynamicTest> caught =
                all.mistakes().stream()
                        .map(c ->
                                dynamicTest(name(c) + " is caught by name", () -> assertCaught(c)));
        Stream<DynamicTest> wrong =
                all.wrong().stream()
                        .map(c -> dynamicTest(name(c) + " is refused", () -> assertRefused(c)));
        Stream<DynamicTest> whole =
                Stream.of(
                        dynamicTest(
                                "three mistakes or more, five further wrong solutions, an alternative",
                                this::assertEnough),
                        dynamicTest("mistakes in the order of behaviours", this::assertOrder));
        return Stream.of(solved, caught, wrong, whole, nameless(), stub()).flatMap(s -> s);
    }

    private String name(Class<?> implementation) {
        return all.exercise().id() + " " + implementation.getSimpleName();
    }

    private DynamicTest solved(Class<?> implementation, int times) {
        return dynamicTest(
                name(implementation) + " is SOLVED", () -> assertSolved(implementation, times));
    }

    private void assertSolved(Class<?> implementation, int times) {
        IntStream.rangeClosed(1, times)
                .mapToObj(_ ->
                        new CheckRunner()
                                .implementation(implementation)
                                .limitMillis(GENEROUS_MILLIS)
                                .run(all.check()))
                .forEach(j -> assertThat(j.verdict()).as(j.report()).isEqualTo(Verdict.SOLVED));
    }

    private void assertCaught(Class<?> implementation) {
        KnownMistake mistake = KnownMistake.of(implementation);
        CheckResult result = run(implementation, mistake.verdict() == Verdict.STUCK);
        assertThat(result.verdict() + " " + result.mistake() + " by " + result.behaviour())
                .as(result.report())
                .isEqualTo(mistake.verdict() + " " + mistake.id() + " by " + mistake.caughtBy());
        assertThat(result.report()).contains(mistake.does());
        assertThat(result.report())
                .as("names the line, in the mistake or in what it inherits from")
                .containsPattern(
                        "where    \\S+/(%s|%s)\\.java:[0-9]+"
                                .formatted(
                                        implementation.getEnclosingClass().getSimpleName(),
                                        all.answer().getSimpleName()));
    }

    private void assertRefused(Class<?> implementation) {
        CheckResult result = run(implementation, true);
        if (!System.getProperty(EXERCISE, "").isEmpty()) {
            System.out.printf(
                    "%s: %s by %s, called %s%n",
                    name(implementation), result.verdict(), result.behaviour(), result.mistake());
        }
        Wrong wrong = implementation.getAnnotation(Wrong.class);
        assertThat(result.verdict())
                .as(wrong.value() + "\n" + result.report())
                .isIn(Verdict.WRONG, Verdict.STUCK);
        if (wrong.nameless()) {
            assertThat(result.mistake()).as(wrong.value() + "\n" + result.report()).isEmpty();
        }
    }

    /// @param impatient when it may hang
    private CheckResult run(Class<?> implementation, boolean impatient) {
        CheckRunner runner = new CheckRunner().implementation(implementation).withoutCount();
        return (impatient
                        ? runner.limitMillis(5_000).cpuMillis(1_000)
                        : runner.limitMillis(GENEROUS_MILLIS))
                .run(all.check());
    }

    private void assertEnough() {
        assertThat(all.mistakes()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(all.alternatives()).isNotEmpty();
        assertThat(all.wrong()).hasSizeGreaterThanOrEqualTo(5);
        Class<?> contract = all.exercise().exercise().getInterfaces()[0];
        assertThat(all.mistakes()).allMatch(contract::isAssignableFrom);
        assertThat(all.wrong()).allMatch(contract::isAssignableFrom);
    }

    /// So that a reader of the file meets the mistakes as the check does.
    private void assertOrder() {
        List<String> behaviours = SourceLines.methodNames(all.check());
        assertThat(all.mistakes())
                .extracting(m -> behaviours.indexOf(KnownMistake.of(m).caughtBy()))
                .isSorted()
                .doesNotContain(-1);
    }

    /// Of a mistake is spoken only where nothing else explains what came.
    private Stream<DynamicTest> nameless() {
        return contractMethods()
                .flatMap(method ->
                        Arrays.stream(Unwritten.values())
                                .map(instead ->
                                        dynamicTest(
                                                "%s %s that gives %s has no name"
                                                        .formatted(
                                                                all.exercise().id(),
                                                                method.getName(),
                                                                instead),
                                                () -> assertNameless(method, instead))));
    }

    private Stream<Method> contractMethods() {
        return Arrays.stream(all.exercise().exercise().getInterfaces()[0].getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()));
    }

    private void assertNameless(Method method, Unwritten instead) throws IllegalAccessException {
        CheckResult result =
                new CheckRunner()
                        .implementation(instead.in(all.answer(), method))
                        .limitMillis(5_000)
                        .cpuMillis(1_000)
                        .withoutCount()
                        .run(all.check());
        assertThat(result.verdict()).as(result.report()).isIn(Verdict.WRONG, Verdict.STUCK);
        assertThat(result.mistake()).as(result.report()).isEmpty();
        assertThat(result.report()).doesNotContain("the check itself failed");
    }

    /// Only in CI: a learner who solves the exercise must not turn the build red.
    private Stream<DynamicTest> stub() {
        if (!"true".equals(System.getenv("CI"))) {
            return Stream.empty();
        }
        return Stream.of(
                dynamicTest(
                        all.exercise().id() + " the stub is NOT STARTED",
                        () ->
                                assertThat(new CheckRunner().run(all.check()).verdict())
                                        .isEqualTo(Verdict.NOT_STARTED)));
    }
}
