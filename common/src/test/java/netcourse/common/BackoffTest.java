package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(18));

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(5));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(10));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(18));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(18));
    }

    @Test
    void afterSuccessTheFirstPauseComesAgain() {
        backoff.next();
        backoff.next();
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void pausesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessage("first pause must be more than zero, was PT0S");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessage("longest pause must be at least PT2S, was PT1S");
    }
}
