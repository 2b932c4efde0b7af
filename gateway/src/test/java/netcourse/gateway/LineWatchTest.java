package netcourse.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import netcourse.gateway.Gateway.DisconnectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineWatchTest {
    private static final long SECOND = 1_000_000_000L;

    /// Not zero, and so near to the end of a long that it passes over.
    private static final long START = Long.MAX_VALUE - SECOND;

    private final Gateway.Settings settings =
            new Gateway.Settings(1, Duration.ofSeconds(60), Duration.ofSeconds(10), 5);
    private final LineWatch watch = new LineWatch(settings, START);

    @Test
    void silenceIsDueAfterTheIdleTime() {
        assertThat(watch.due(START + 60 * SECOND - 1)).isNull();
        assertThat(watch.due(START + 60 * SECOND)).isEqualTo(DisconnectReason.IDLE);
    }

    @Test
    void everyByteEndsTheSilence() {
        received("a\n", START + 59 * SECOND);
        assertThat(watch.due(START + 118 * SECOND)).isNull();
        assertThat(watch.due(START + 119 * SECOND)).isEqualTo(DisconnectReason.IDLE);
    }

    @Test
    void bytesThatTheClientTakesEndTheSilenceToo() {
        watch.sent(START + 59 * SECOND);
        assertThat(watch.due(START + 118 * SECOND)).isNull();
        assertThat(watch.due(START + 119 * SECOND)).isEqualTo(DisconnectReason.IDLE);
    }

    @Test
    void messageIsDueAfterItsDeadlineHoweverItsBytesTrickle() {
        for (int i = 0; i < 4; i++) {
            received("a", START + i * SECOND);
        }
        assertThat(watch.due(START + 10 * SECOND - 1)).isNull();
        assertThat(watch.due(START + 10 * SECOND)).isEqualTo(DisconnectReason.SLOW);
    }

    @Test
    void deadlineOfTheNextMessageCountsFromItsOwnFirstByte() {
        received("a", START);
        received("\nb", START + 9 * SECOND);
        assertThat(watch.due(START + 10 * SECOND)).isNull();
        assertThat(watch.due(START + 19 * SECOND)).isEqualTo(DisconnectReason.SLOW);
        received("\n", START + 19 * SECOND);
        assertThat(watch.due(START + 29 * SECOND)).isNull();
    }

    @Test
    void timeInWhichTheClientTakesNothingIsNotItsMessages() {
        ByteBuffer bytes = ByteBuffer.wrap("a".getBytes(US_ASCII));
        watch.received(bytes, 1, START);
        assertThat(watch.due(START + 59 * SECOND)).isNull();
        watch.echoed(START + 59 * SECOND);
        assertThat(watch.due(START + 69 * SECOND - 1)).isNull();
        assertThat(watch.due(START + 69 * SECOND)).isEqualTo(DisconnectReason.SLOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1234\n", "1\n2\n3\n4\n", "12345", "\n\n\n", "1234\n12345", "1\n1234\n"})
    void messagesOfTheGreatestLengthAreAllowedHoweverTheyArrive(String bytes) {
        assertThat(received(bytes, START)).isTrue();
        for (int split = 1; split < bytes.length(); split++) {
            LineWatch fresh = new LineWatch(settings, START);
            assertThat(feed(fresh, bytes.substring(0, split), START)).isTrue();
            assertThat(feed(fresh, bytes.substring(split), START)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "12345\n", "1\n12345\n", "1\n123456", "1\n12345\n1\n"})
    void oneByteMoreIsTooLongHoweverItArrives(String bytes) {
        assertThat(received(bytes, START)).isFalse();
        for (int split = 1; split < bytes.length(); split++) {
            LineWatch fresh = new LineWatch(settings, START);
            boolean first = feed(fresh, bytes.substring(0, split), START);
            assertThat(first && feed(fresh, bytes.substring(split), START)).isFalse();
        }
    }

    @Test
    void allBytesAreCounted() {
        received("a\n", START);
        received("bc", START);
        assertThat(watch.total()).isEqualTo(4);
        assertThat(watch.isUnderWay()).isTrue();
    }

    private boolean received(String text, long now) {
        return feed(watch, text, now);
    }

    private static boolean feed(LineWatch watch, String text, long now) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
        boolean allowed = watch.received(bytes, bytes.remaining(), now);
        watch.echoed(now);
        return allowed;
    }
}
