package netcourse.lesson02;

import netcourse.authoring.PeerCheck;
import netcourse.lesson02.answer.SolvedRequestSender;
import netcourse.lesson02.mistake.RequestSenderMistakes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The checks with other programs at the other end.
@Tag("verify")
class PeerChecksTest {
    @Test
    void nginxJudgesTheRequestSender() {
        PeerCheck.assertJudges(
                RequestSenderWithNginx.class,
                SolvedRequestSender.class,
                RequestSenderMistakes.TakesFirstPartOnly.class);
    }
}
