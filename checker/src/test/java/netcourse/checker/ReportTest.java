package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import netcourse.checker.sample.PairReaderCheck;
import netcourse.checker.sample.Readers;
import netcourse.checker.sample.Twice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole reports of implementations that are wrong on purpose.
class ReportTest {
    private static CheckResult judge(Class<?> implementation) {
        return new CheckRunner().implementation(implementation).run(PairReaderCheck.class);
    }

    private static void assertReport(Class<?> implementation, Verdict verdict, String mistake)
            throws IOException {
        CheckResult result = judge(implementation);
        assertThat(result.verdict()).as(result.report()).isEqualTo(verdict);
        assertThat(result.mistake()).isEqualTo(mistake);
        GoldenReport.assertMatches(implementation.getSimpleName(), result.report());
    }

    @Test
    void rightImplementationIsSolved() {
        assertThat(judge(Readers.Right.class).verdict()).isEqualTo(Verdict.SOLVED);
    }

    @Test
    void wrongBytesAreShownWithFieldCaretMistakeAndLine() throws IOException {
        assertReport(Readers.SingleRead.class, Verdict.WRONG, "single-read");
    }

    @Tag("verify")
    @Test
    void twoThatWaitForEachOtherAreShownWithLineAndByteCounts() throws IOException {
        assertReport(Readers.WaitsForMore.class, Verdict.STUCK, "waits-for-more");
    }

    @Test
    void missingFlushShowsThatNothingWasSent() throws IOException {
        assertReport(Readers.ForgetsFlush.class, Verdict.STUCK, "");
    }

    @Tag("verify")
    @Test
    void loopWithoutEndIsStuckAtItsLine() throws IOException {
        CheckResult result =
                new CheckRunner()
                        .implementation(Readers.Spins.class)
                        .limitMillis(300)
                        .run(PairReaderCheck.class);
        assertThat(result.verdict()).isEqualTo(Verdict.STUCK);
        assertThat(result.report())
                .contains("not done after 300 ms")
                .containsPattern("Readers\\.java:[0-9]+, runs\n")
                .containsPattern("where    \\S+/Readers\\.java:[0-9]+");
    }

    /// The limit is an hour: that is not what ends the trial.
    @Tag("verify")
    @Test
    void loopWithoutEndIsFoundByTheProcessorTimeThatItUses() throws IOException {
        CheckResult result =
                new CheckRunner()
                        .implementation(Readers.Spins.class)
                        .limitMillis(3_600_000)
                        .cpuMillis(200)
                        .run(PairReaderCheck.class);
        assertThat(result.verdict()).isEqualTo(Verdict.STUCK);
        assertThat(result.report())
                .contains("200 ms of processor time, and nothing was read, written or returned")
                .containsPattern("Readers\\.java:[0-9]+, runs\n")
                .containsPattern("where    \\S+/Readers\\.java:[0-9]+")
                .as("a mistake that waits is not this one")
                .doesNotContain("mistake");
    }

    @Test
    void exceptionOfAnotherThreadIsTheVerdictAtOnce() throws IOException {
        assertReport(Readers.ThreadDies.class, Verdict.WRONG, "");
    }

    @Test
    void unexpectedExceptionIsShownWithItsLine() throws IOException {
        assertReport(Readers.Throws.class, Verdict.WRONG, "");
    }

    @Test
    void missingExceptionIsShownWithTheCase() throws IOException {
        assertReport(Readers.IgnoresEnd.class, Verdict.WRONG, "");
    }

    @Test
    void wrongResultOfACallIsSoughtInTheMethodThatWasCalled() throws IOException {
        GoldenReport.assertMatches("Twice", new CheckRunner().run(CallsSecond.class).report());
    }

    @Check(id = "0.9", title = "two methods", exercise = Twice.Wrong.class)
    static class CallsSecond {
        private final Twice.Contract contract;

        CallsSecond(Twice.Contract contract) {
            this.contract = contract;
        }

        @Test
        void second(Trial trial) {
            trial.calling("second(1)");
            trial.expect("the number", 2, contract.second(1));
        }
    }

    /// Surefire sets the property, an IDE does not.
    @Test
    void failureIsOneLineInABuildByMavenAndTheWholeReportInAnIde() {
        CheckResult result = judge(Readers.Throws.class);
        Failure failure = new Failure(result, "WRONG 0.1");
        String property = "surefire.real.class.path";
        String before = System.getProperty(property);
        try {
            System.setProperty(property, "x");
            assertThat(failure).hasToString("WRONG 0.1");
            System.clearProperty(property);
            assertThat(failure).hasToString(result.report());
        } finally {
            if (before != null) {
                System.setProperty(property, before);
            }
        }
    }

    @Test
    void nameOfABehaviourIsASentence() {
        assertThat(FailureReport.sentence("readsUtf8AndWritesAByte"))
                .isEqualTo("reads UTF-8 and writes a byte");
        assertThat(FailureReport.sentence("takesZeroTo255")).isEqualTo("takes zero to 255");
    }
}
