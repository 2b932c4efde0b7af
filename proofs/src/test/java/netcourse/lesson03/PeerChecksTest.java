package netcourse.lesson03;

import netcourse.authoring.PeerCheck;
import netcourse.lesson03.answer.SolvedLineSplitter;
import netcourse.lesson03.mistake.LineSplitterMistakes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The checks with other programs at the other end.
@Tag("verify")
class PeerChecksTest {
    @Test
    void redisJudgesTheLineSplitter() {
        PeerCheck.assertJudges(
                LineSplitterWithRedis.class,
                SolvedLineSplitter.class,
                LineSplitterMistakes.MissesTornEnd.class);
    }
}
