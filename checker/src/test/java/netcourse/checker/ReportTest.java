package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import netcourse.checker.sample.PairReaderCheck;
import netcourse.checker.sample.Readers;
import netcourse.checker.sample.Twice;
import org.junit.jupiter.api.Test;

/// Whole reports of implementations that are wrong on purpose.
class ReportTest {
    private static Judgement judge(Class<?> implementation) {
        return new Judge().implementation(implementation).judge(PairReaderCheck.class);
    }

    private static void assertReport(Class<?> implementation, Verdict verdict, String mistake)
            throws IOException {
        Judgement judgement = judge(implementation);
        assertThat(judgement.verdict()).as(judgement.report()).isEqualTo(verdict);
        assertThat(judgement.mistake()).isEqualTo(mistake);
        Golden.assertMatches(implementation.getSimpleName(), judgement.report());
    }

    @Test
    void rightImplementationIsSolved() {
        assertThat(judge(Readers.Right.class).verdict()).isEqualTo(Verdict.SOLVED);
    }

    @Test
    void wrongBytesAreShownWithFieldCaretMistakeAndLine() throws IOException {
        assertReport(Readers.SingleRead.class, Verdict.WRONG, "single-read");
    }

    @Test
    void twoThatWaitForEachOtherAreShownWithLineAndByteCounts() throws IOException {
        assertReport(Readers.WaitsForMore.class, Verdict.STUCK, "waits-for-more");
    }

    @Test
    void missingFlushShowsThatNothingWasSent() throws IOException {
        assertReport(Readers.ForgetsFlush.class, Verdict.STUCK, null);
    }

    @Test
    void loopWithoutEndIsStuckAtItsLine() throws IOException {
        Judgement judgement =
                new Judge()
                        .implementation(Readers.Spins.class)
                        .limitMillis(300)
                        .judge(PairReaderCheck.class);
        assertThat(judgement.verdict()).isEqualTo(Verdict.STUCK);
        assertThat(judgement.report())
                .contains("not done after 300 ms: a loop that does not end")
                .containsPattern("Readers\\.java:[0-9]+, runs without an end")
                .containsPattern("where    Readers\\.java:[0-9]+");
    }

    /// An hour: it is not the limit that tells.
    @Test
    void loopWithoutEndIsFoundByTheProcessorTimeThatItUses() throws IOException {
        Judgement judgement =
                new Judge()
                        .implementation(Readers.Spins.class)
                        .limitMillis(3_600_000)
                        .cpuMillis(200)
                        .judge(PairReaderCheck.class);
        assertThat(judgement.verdict()).isEqualTo(Verdict.STUCK);
        assertThat(judgement.report())
                .contains("200 ms of processor time, and nothing moved: a loop that does not end")
                .containsPattern("Readers\\.java:[0-9]+, runs without an end")
                .containsPattern("where    Readers\\.java:[0-9]+")
                .as("a mistake that waits is not this one")
                .doesNotContain("mistake");
    }

    @Test
    void exceptionOfAnotherThreadIsTheVerdictAtOnce() throws IOException {
        assertReport(Readers.ThreadDies.class, Verdict.WRONG, null);
    }

    @Test
    void unexpectedExceptionIsShownWithItsLine() throws IOException {
        assertReport(Readers.Throws.class, Verdict.WRONG, null);
    }

    @Test
    void missingExceptionIsShownWithTheCase() throws IOException {
        assertReport(Readers.IgnoresEnd.class, Verdict.WRONG, null);
    }

    @Test
    void wrongResultOfACallIsSoughtInTheMethodThatWasCalled() throws IOException {
        Golden.assertMatches("Twice", new Judge().judge(CallsSecond.class).report());
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

    @Test
    void nameOfABehaviourIsASentence() {
        assertThat(Report.sentence("readsUtf8AndWritesAByte"))
                .isEqualTo("reads utf8 and writes a byte");
        assertThat(Report.sentence("takesZeroTo255")).isEqualTo("takes zero to 255");
    }
}
