package netcourse.lesson05;

import netcourse.authoring.PeerCheck;
import netcourse.lesson05.answer.SolvedNoiseInitiator;
import netcourse.lesson05.answer.SolvedTlsConnector;
import netcourse.lesson05.mistake.NoiseInitiatorMistakes;
import netcourse.lesson05.mistake.TlsConnectorMistakes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The checks with other programs at the other end.
@Tag("verify")
class PeerChecksTest {
    @Test
    void dissononceJudgesTheNoiseInitiator() {
        PeerCheck.assertJudges(
                NoiseInitiatorWithDissononce.class,
                SolvedNoiseInitiator.class,
                NoiseInitiatorMistakes.SwapsTheKeys.class);
    }

    @Test
    void opensslJudgesTheTlsConnector() {
        PeerCheck.assertJudges(
                TlsConnectorWithOpenssl.class,
                SolvedTlsConnector.class,
                TlsConnectorMistakes.AllowsVersion12.class);
    }
}
