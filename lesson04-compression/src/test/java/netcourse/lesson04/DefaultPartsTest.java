package netcourse.lesson04;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What server and client use unless a learner's class replaces it.
class DefaultPartsTest {
    private static Optional<String> choose(String accepted) throws ProtocolException {
        return new DefaultCodecNegotiator().choose(accepted, List.of("zstd", "lz4", "gzip"));
    }

    /// It does what the exercise asks for.
    @ParameterizedTest
    @Tag("verify")
    @CsvSource({
        "netcourse.lesson04.BodyCompressorCheck, netcourse.lesson04.DefaultBodyCompressor",
        "netcourse.lesson04.CodecNegotiatorCheck, netcourse.lesson04.DefaultCodecNegotiator"
    })
    void defaultPartIsSolved(Class<?> check, Class<?> part) {
        CheckResult result = new CheckRunner().implementation(part).limitMillis(60_000).run(check);
        assertThat(result.verdict()).as(result.report()).isEqualTo(Verdict.SOLVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "gzip, zstd|zstd",
                "GZip;Q=0.5 , \tlz4 ; q=0.500|lz4",
                "gzip;q=0.001|gzip",
                "br, x-new;q=1.000|identity",
                "''|identity",
                ", ,|identity",
                "*|zstd",
                "zstd;q=0, *;q=0.1|lz4",
                "gzip;q=0.5, identity;q=0.5|gzip",
                "gzip;q=0.5, identity;q=0.6|identity",
                "gzip;q=0.5, *;q=0.6, zstd;q=0, lz4;q=0|identity",
                "gzip;q=0, gzip|identity"
            })
    void theHighestQualityIsChosenThenTheServersFavouriteThenIdentity(
            String accepted, String chosen) throws ProtocolException {
        assertThat(choose(accepted)).contains(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity;q=0", "*;q=0", "br, *;q=0.0", "gzip;q=0, identity;q=0"})
    void nothingIsChosenIfNothingIsAcceptable(String accepted) throws ProtocolException {
        assertThat(choose(accepted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip;q=1.5",
                "gzip;q=1.001",
                "gzip;q=0.1234",
                "gzip;q=",
                "gzip;q=.5",
                "gzip;q=-0",
                "gzip;q = 1",
                "gzip;",
                "gzip;level=1",
                "gzip;q=1;q=1",
                "gzip;q=٠"
            })
    void aBadQualityIsQuoted(String accepted) {
        assertThatThrownBy(() -> choose("zstd, " + accepted))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("bad quality \"" + accepted.substring(5) + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"g zip", "gzip zstd", "é", ";q=1", "\u00a0gzip"})
    void aNameThatIsNoTokenIsQuoted(String accepted) {
        assertThatThrownBy(() -> choose(accepted)).hasMessage("bad coding \"" + accepted + "\"");
    }

    @Test
    void aTextOf1001CharactersIsRefused() throws ProtocolException {
        assertThat(choose("a".repeat(1000))).contains("identity");
        assertThatThrownBy(() -> choose("a".repeat(1001)))
                .hasMessage("codings must have at most 1000 characters, had 1001");
    }
}
