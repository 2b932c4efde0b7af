package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationConverterTest {
    private final DurationConverter converter = new DurationConverter();

    @Test
    void secondsAndIsoAreRead() {
        assertThat(converter.convert("10")).isEqualTo(Duration.ofSeconds(10));
        assertThat(converter.convert("0.5")).isEqualTo(Duration.ofMillis(500));
        assertThat(converter.convert("PT1M30S")).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "PT0S",
                "PT-1S",
                "soon",
                "9999999999",
                "999999999",
                "P25D",
                "PT2562047788015215H",
                "PT99999999999999999999H",
                "1e3"
            })
    void anythingElseIsQuoted(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .hasMessageStartingWith("duration must be seconds")
                .hasMessageEndingWith("was \"" + text + "\"");
    }
}
