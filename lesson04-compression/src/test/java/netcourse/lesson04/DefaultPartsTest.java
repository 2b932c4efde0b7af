package netcourse.lesson04;

import static org.assertj.core.api.Assertions.assertThat;

import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What server and client use unless a learner's class replaces it does what the exercise asks for.
@Tag("verify")
class DefaultPartsTest {
    @ParameterizedTest
    @CsvSource({
        "netcourse.lesson04.BodyCompressorCheck, netcourse.lesson04.DefaultBodyCompressor",
        "netcourse.lesson04.CodecNegotiatorCheck, netcourse.lesson04.DefaultCodecNegotiator"
    })
    void defaultPartIsSolved(Class<?> check, Class<?> part) {
        CheckResult result = new CheckRunner().implementation(part).limitMillis(60_000).run(check);
        assertThat(result.verdict()).as(result.report()).isEqualTo(Verdict.SOLVED);
    }
}
