package netcourse.lesson02.demo;

import static org.assertj.core.api.Assertions.assertThat;

import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;

class ZeroCopyTest {
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
