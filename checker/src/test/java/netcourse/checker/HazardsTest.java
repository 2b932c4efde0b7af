package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import netcourse.checker.sample.Hazards;
import netcourse.checker.sample.JudgesExit;
import netcourse.checker.sample.PairReader;
import netcourse.checker.sample.PairReaderCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What learners' code does to the process that judges it, and the verdict that it gets.
@Tag("verify")
class HazardsTest {
    private static final String WHERE =
            "where    checker/src/test/java/netcourse/checker/sample/Hazards.java:";

    private static String assertJudged(
            Class<?> type, long limitMillis, Verdict verdict, String... in) {
        return assertJudged(PairReaderCheck.class, type, limitMillis, verdict, in);
    }

    private static String assertJudged(
            Class<?> check, Class<?> type, long limitMillis, Verdict verdict, String... in) {
        CheckResult result =
                new CheckRunner().implementation(type).limitMillis(limitMillis).run(check);
        assertThat(result.verdict()).as(result.report()).isEqualTo(verdict);
        assertThat(result.report()).contains(in).containsPattern(WHERE + "[0-9]+");
        return result.report();
    }

    @Test
    void staticInitializerThatThrowsIsWrongAtItsLine() {
        assertJudged(
                Hazards.StaticThrows.class,
                10_000,
                Verdict.WRONG,
                "threw java.lang.NumberFormatException: For input string: \"five\"");
    }

    @Test
    void constructorThatDoesNotEndIsStuckAtItsLine() {
        assertJudged(
                TakesOne.class,
                Hazards.ConstructorSpins.class,
                1_000,
                Verdict.STUCK,
                "the constructor does not end");
    }

    /// The limit is an hour: that is not what ends the trial.
    @Test
    void threadsThatWaitForEachOthersLocksAreStuckWithTheNameOfWhoHasThem() {
        assertJudged(
                Hazards.Deadlocks.class,
                3_600_000,
                Verdict.STUCK,
                "every thread waits",
                "waits for a lock that \"helper\" holds",
                "waits for a lock that \"check\" holds");
    }

    /// The limit is an hour: that is not what ends the trial.
    @Test
    void loopThatAsksForBytesAndSleepsIsStuckWithinThreeSeconds() {
        assertJudged(
                Hazards.AsksAndSleeps.class,
                3_600_000,
                Verdict.STUCK,
                "every thread sleeps or waits, and in 2.5 s nothing was read",
                "Hazards.java");
    }

    @Test
    void loopThatAsksForBytesAgainAndAgainIsStuckByItsProcessorTime() {
        assertJudged(
                Hazards.AsksForever.class,
                3_600_000,
                Verdict.STUCK,
                "2000 ms of processor time, and nothing was read");
    }

    @Test
    void loopThatMakesStepsWithoutEndIsStuckAndItsReportIsShort() {
        String report =
                assertJudged(
                        Hazards.AsksForever.class,
                        500,
                        Verdict.STUCK,
                        "more steps",
                        "available() -> 0");
        assertThat(report.lines()).hasSizeLessThan(30);
    }

    @Test
    void writeThatWaitsForThePeerIsNotToldToFlush() {
        String report =
                assertJudged(
                        Hazards.WritesTooMuch.class,
                        10_000,
                        Verdict.STUCK,
                        "waits in write for the peer to read");
        assertThat(report).doesNotContain("flush");
    }

    @Test
    void stackAndMemoryThatRunOutAreWrongAtTheirLine() {
        assertJudged(
                Hazards.Recurses.class,
                10_000,
                Verdict.WRONG,
                "threw java.lang.StackOverflowError");
        assertJudged(
                Hazards.AllocatesWithoutBound.class,
                10_000,
                Verdict.WRONG,
                "threw java.lang.OutOfMemoryError");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Hazards.HelpedByThread.class,
                Hazards.HelpedByVirtualThread.class,
                Hazards.HelpedByTimer.class,
                Hazards.HelpedByPool.class
            })
    void whatOnlyTakesItsTimeIsNotStuck(Class<?> implementation) {
        CheckResult result = new CheckRunner().implementation(implementation).run(TakesOne.class);
        assertThat(result.verdict()).as(result.report()).isEqualTo(Verdict.SOLVED);
    }

    @Test
    void exitIsWrongAtItsLineAndTheOthersAreJudgedAllTheSame() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                JudgesExit.class.getName())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .containsSubsequence(
                        "WRONG",
                        "called System.exit",
                        WHERE,
                        "WRONG",
                        "called System.exit",
                        "SOLVED");
        assertThat(process.waitFor()).isEqualTo(3);
    }

    @Test
    void assumptionThatDoesNotHoldIsNeverSolved() {
        assertThat(new CheckRunner().run(Assumes.class).verdict()).isEqualTo(Verdict.ENVIRONMENT);
    }

    @Check(id = "0.7", title = "take one message", exercise = Hazards.HelpedByThread.class)
    static class TakesOne {
        private final PairReader reader;

        TakesOne(PairReader reader) {
            this.reader = reader;
        }

        @Test
        void takesOne(Trial trial) throws IOException {
            byte[] message = {1, 3, 'a', 'b', 'c'};
            Wire wire = trial.wire(Delivery.whole(message));
            wire.peer().getOutputStream().write(message);
            trial.expectBytes(message, reader.readAndEcho(wire.socket()));
        }
    }

    @Check(id = "0.8", title = "assume", exercise = Hazards.HelpedByThread.class)
    static class Assumes {
        Assumes(PairReader reader) {}

        @Test
        void assumes(Trial trial) {
            Assumptions.assumeTrue(false, "no such thing here");
        }
    }
}
