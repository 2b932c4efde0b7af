package netcourse.lesson05.demo;

import static org.assertj.core.api.Assertions.assertThat;

import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import netcourse.lesson05.demo.SecretRecords.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionOracleTest {
    private static ProgramRun run(String... args) {
        return ProgramRun.of(CompressionOracle::new, args);
    }

    private static boolean isRecovered(Kind kind, long seed, int samples) {
        SecretRecords victim = new SecretRecords(kind, seed);
        return new LengthAttack(victim::length, SecretRecords.HEADER, samples)
                .recover(SecretRecords.DIGITS)
                .filter(victim.secret()::equals)
                .isPresent();
    }

    @Test
    void theSecretIsRecoveredUnlessItIsCompressedApart() {
        ProgramRun run = run("--runs=2", "--seed=100");
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out().lines())
                .containsOnlyOnce("2 of 2 recovered")
                .filteredOn(line -> line.matches("  [0-9a-f]{32}  right .* requests"))
                .hasSize(3);
        assertThat(run.out())
                .endsWith("  given up: every guess has the same length           32 requests\n");
    }

    @Test
    void twentySeedsOfTwenty() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(isRecovered(Kind.TOGETHER, seed, 1)).as("seed %d", seed).isTrue();
        }
    }

    @Tag("verify")
    @Test
    void everySeedOfTwoHundred() {
        for (long seed = 21; seed <= 220; seed++) {
            assertThat(isRecovered(Kind.TOGETHER, seed, 1)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void noSecretIsRecoveredThatIsCompressedApart() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(isRecovered(Kind.APART, seed, 1)).as("seed %d", seed).isFalse();
        }
    }

    /// One try of each text is not enough then, and 96 are.
    @Tag("verify")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomPaddingOnlySlowsItDown(long seed) {
        assertThat(isRecovered(Kind.PADDED, seed, 1)).isFalse();
        assertThat(isRecovered(Kind.PADDED, seed, 12 * SecretRecords.PADDINGS)).isTrue();
    }

    @Test
    void whatIsWrongIsOneLine() {
        run("--runs=0").assertFailure(Program.USAGE).contains("--runs must be 1..1000, was 0");
        run("--seed=x").assertFailure(Program.USAGE).contains("'x' is not a long");
    }
}
