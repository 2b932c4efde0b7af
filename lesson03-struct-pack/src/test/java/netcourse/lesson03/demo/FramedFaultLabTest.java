package netcourse.lesson03.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import netcourse.authoring.ProgramRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FramedFaultLabTest {
    /// Of some 200 packets each tenth is lost, and every answer comes all the same.
    @Test
    @Tag("verify")
    void everyRequestIsAnsweredWhateverIsLost() {
        ProgramRun run = ProgramRun.of(FramedFaultLab::new, "--requests=20", "--loss=10");
        assumeThat(run.error()).doesNotContain("no such network", "not Linux");
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out()).containsSubsequence("no packet is lost", "10.0 % of the packets");
        assertThat(run.out().split("each answered with the same bytes", -1)).hasSize(4);
        assertThat(run.out()).containsPattern("TCP sent [1-9]\\d* segments again\\s*$");
    }
}
