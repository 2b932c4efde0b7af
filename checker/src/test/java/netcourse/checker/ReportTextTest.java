package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTextTest {
    @Test
    void controlCharactersAreShownAndNotObeyed() {
        assertThat(ReportText.printable("a\0b\u001b[2J\u0085"))
                .isEqualTo("a\\u0000b\\u001b[2J\\u0085");
        assertThat(ReportText.printable("two\n\tlines \u00e9")).isEqualTo("two\n\tlines \u00e9");
    }
}
