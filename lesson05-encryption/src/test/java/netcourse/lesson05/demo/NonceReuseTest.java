package netcourse.lesson05.demo;

import static org.assertj.core.api.Assertions.assertThat;

import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;

class NonceReuseTest {
    private static ProgramRun run(String... args) {
        return ProgramRun.of(NonceReuse::new, args);
    }

    @Test
    void theSecondMessageIsRecoveredUnderTheSameNonceOnly() {
        ProgramRun run = run("--secret=a secret of more than one block");
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out().lines())
                .containsOnlyOnce("  found: a secret of more than one block")
                .containsOnlyOnce("  This is the second message, all of it.")
                .anyMatch(line -> line.startsWith("  This is noise: "));
    }

    @Test
    void noMoreIsRecoveredThanIsKnown() {
        assertThat(run("--known=12345678", "--secret=0123456789").out().lines())
                .contains(
                        "  found: 01234567",
                        "  This is the second message, up to the length of the first: 8 of 10"
                                + " bytes.");
    }

    @Test
    void whatIsWrongIsOneLine() {
        run("--known=").assertFailure(Program.USAGE).contains("bytes of --known must be 1..256");
        run("--secret=" + "x".repeat(257)).assertFailure(Program.USAGE).contains("was 257");
    }
}
