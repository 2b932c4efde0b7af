package netcourse.lesson04;

import netcourse.authoring.PeerCheck;
import netcourse.lesson04.answer.SolvedGzipMemberReader;
import netcourse.lesson04.mistake.GzipMemberReaderMistakes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The checks with other programs at the other end.
@Tag("verify")
class PeerChecksTest {
    @Test
    void gzipJudgesTheGzipMemberReader() {
        PeerCheck.assertJudges(
                GzipMemberReaderWithGzip.class,
                SolvedGzipMemberReader.class,
                GzipMemberReaderMistakes.TakesTooMuch.class);
    }
}
