package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("verify")
class DefaultPartsTest {
    /// What server and client use unless a learner's class replaces it does what the exercise asks
    /// for.
    @ParameterizedTest
    @CsvSource({
        "netcourse.lesson03.DispatcherCheck, netcourse.lesson03.DefaultDispatcher",
        "netcourse.lesson03.AnswerMatcherCheck, netcourse.lesson03.DefaultAnswerMatcher",
        "netcourse.lesson03.HeartbeatTimerCheck, netcourse.lesson03.DefaultHeartbeatTimer"
    })
    void defaultPartIsSolved(Class<?> check, Class<?> part) {
        CheckResult result = new CheckRunner().implementation(part).limitMillis(60_000).run(check);
        assertThat(result.verdict()).as(result.report()).isEqualTo(Verdict.SOLVED);
    }
}
