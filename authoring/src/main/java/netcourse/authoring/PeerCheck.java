package netcourse.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.Verdict;

/// Proves a check that has another program at the other end, which `./course check --peer` runs: a
/// class named `XWithY`, beside `XCheck`.
public final class PeerCheck {
    private PeerCheck() {}

    /// The answer is SOLVED, and the mistake is not. Skips the test where the program is not
    /// installed.
    public static void assertJudges(Class<?> check, Class<?> answer, Class<?> mistake) {
        CheckResult right = new CheckRunner().implementation(answer).run(check);
        assumeThat(right.verdict()).as(right.report()).isNotEqualTo(Verdict.ENVIRONMENT);
        assertThat(right.verdict()).as(right.report()).isEqualTo(Verdict.SOLVED);
        CheckResult wrong = new CheckRunner().implementation(mistake).run(check);
        assertThat(wrong.verdict()).as(wrong.report()).isIn(Verdict.WRONG, Verdict.STUCK);
    }
}
