package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.answer.SolvedSegmentReader;

@Mistake(
        id = "header-option-loop",
        does = "steps over an option by its length, whatever that is",
        sees =
                "An option of length 0 is stepped over in no step: the loop never ends, and one packet stops your program. The least length is 2.",
        caughtBy = "endsAtOptionWhoseLengthLies",
        verdict = Verdict.STUCK)
public class HeaderOptionLoop extends SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        if (bytes.length >= 40 && bytes[0] == 0x45 && (bytes[32] & 0xf0) > 0x50) {
            int at = 40;
            int end = Math.min(bytes.length, 20 + ((bytes[32] & 0xf0) >> 2));
            // The interrupt is for the check, which must get its thread back.
            while (at + 1 < end && bytes[at] != 0 && !Thread.currentThread().isInterrupted()) {
                at += bytes[at] == 1 ? 1 : bytes[at + 1] & 0xff;
            }
        }
        return super.read(bytes);
    }
}
