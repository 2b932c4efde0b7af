package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.regex.Pattern;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The programs that measure both of their own ends: `fault-lab` and `zero-copy`.
class MeasuringProgramsTest {
    private static final Pattern AGAIN = Pattern.compile("TCP sent (\\d+) segments again");

    /// Of some 250 packets each tenth is lost.
    @Test
    @Tag("verify")
    void tcpHidesLossAndNeedsTimeForIt() {
        ProgramRun run = ProgramRun.of(FaultLab::new, "--runs=10", "--loss=10");
        assumeThat(run.error()).doesNotContain("no such network", "not Linux");
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out())
                .containsSubsequence("MTU", "no packet", "MTU 1500", "10.0 %", "MTU 1500");
        assertThat(run.out().split("complete every time", -1)).hasSize(4);
        List<Long> again =
                AGAIN.matcher(run.out()).results().map(m -> Long.valueOf(m.group(1))).toList();
        assertThat(again).hasSize(3);
        assertThat(again.get(1)).isZero();
        assertThat(again.get(2)).isPositive();
    }

    @Test
    void refusesLossThatNothingSurvives() {
        ProgramRun.of(FaultLab::new, "--loss=51")
                .assertFailure(Program.USAGE)
                .contains("--loss must be 0..50, was 51");
        ProgramRun.of(FaultLab::new, "--mtu=500")
                .assertFailure(Program.USAGE)
                .contains("--mtu must be 1280..65536, was 500");
    }

    /// The program compares the checksums itself.
    @Test
    void everyWaySendsTheWholeFile() {
        ProgramRun run = ProgramRun.of(ZeroCopy::new, "--mebibytes=2");
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out())
                .containsSubsequence("8 KiB", " ms", "64 KiB", " ms", "transferTo", " ms");
    }

    @Test
    void fileOfNoSizeIsAUsageError() {
        ProgramRun.of(ZeroCopy::new, "--mebibytes=0")
                .assertFailure(Program.USAGE)
                .contains("--mebibytes must be 1..2048, was 0");
    }
}
