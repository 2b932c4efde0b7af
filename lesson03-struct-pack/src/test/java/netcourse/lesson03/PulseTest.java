package netcourse.lesson03;

import static netcourse.lesson03.Pulse.Finding.FINE;
import static netcourse.lesson03.Pulse.Finding.HEARTBEAT_DUE;
import static netcourse.lesson03.Pulse.Finding.NOT_READING;
import static netcourse.lesson03.Pulse.Finding.SILENT;
import static netcourse.lesson03.Pulse.Finding.WRITE_WAITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// On a clock that begins just before it overflows, as System.nanoTime may.
class PulseTest {
    private static final PeerSettings SETTINGS =
            PeerSettings.defaults()
                    .withHeartbeat(Duration.ofSeconds(10))
                    .withWriteDeadline(Duration.ofSeconds(30));

    private long nanos = Long.MAX_VALUE - 1_000_000;
    private final Pulse pulse = new Pulse(SETTINGS, () -> nanos);

    private void pass(double seconds) {
        long end = nanos + (long) (seconds * 1e9);
        while (end - nanos > 1_000_000_000) {
            nanos += 1_000_000_000;
            pulse.check(true);
        }
        nanos = end;
    }

    @Test
    void aHeartbeatIsDueWhenNothingWasWrittenForItsInterval() {
        pulse.listening();
        pass(9.9);
        assertThat(pulse.check(false)).isEqualTo(FINE);
        pass(0.1);
        assertThat(pulse.check(false)).isEqualTo(HEARTBEAT_DUE);
        pulse.writing();
        pulse.written();
        assertThat(pulse.check(false)).isEqualTo(FINE);
    }

    @Test
    void whatIsLongerThanAYearIsRefusedBeforeItsNanosecondsOverflow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withHeartbeat(Duration.ofDays(366)))
                .withMessage("heartbeat must be PT0.001S..PT8760H, was PT8784H");
        Pulse slow = new Pulse(SETTINGS.withHeartbeat(PeerSettings.LONGEST), () -> nanos);
        slow.listening();
        assertThat(slow.check(false)).isEqualTo(FINE);
    }

    @Test
    void aPeerIsSilentAfterThreeIntervals() {
        pulse.listening();
        pass(29.9);
        pulse.writing();
        pulse.written();
        assertThat(pulse.check(false)).isEqualTo(FINE);
        pass(0.2);
        assertThat(pulse.check(false)).isEqualTo(SILENT);
    }

    @Test
    void aMessageAtAnyTimeMakesUpForThree() {
        pulse.listening();
        pass(29);
        pulse.heard();
        pulse.listening();
        pass(29);
        assertThat(pulse.check(false)).isEqualTo(HEARTBEAT_DUE);
    }

    @Test
    void aPeerThatIsSendingAMessageIsNotSilent() {
        pulse.listening();
        pass(31);
        assertThat(pulse.check(true)).isEqualTo(HEARTBEAT_DUE);
        assertThat(pulse.check(false)).isEqualTo(SILENT);
    }

    @Test
    void aPeerThatIsNotListenedToIsNotSilent() {
        pulse.listening();
        pulse.heard();
        pass(100);
        assertThat(pulse.check(false)).isEqualTo(HEARTBEAT_DUE);
    }

    @Test
    void aPauseOfOurOwnIsNotThePeersSilence() {
        pulse.listening();
        nanos += 100_000_000_000L;
        assertThat(pulse.check(false)).isEqualTo(HEARTBEAT_DUE);
        pass(30.1);
        assertThat(pulse.check(false)).isEqualTo(SILENT);
    }

    @Test
    void aWriteThatWaitsIsToldFirstAndThenGivenUp() {
        pulse.writing();
        pass(0.004);
        assertThat(pulse.check(false)).isEqualTo(FINE);
        pass(0.002);
        assertThat(pulse.check(false)).isEqualTo(WRITE_WAITS);
        pass(30);
        assertThat(pulse.check(false)).isEqualTo(NOT_READING);
    }
}
