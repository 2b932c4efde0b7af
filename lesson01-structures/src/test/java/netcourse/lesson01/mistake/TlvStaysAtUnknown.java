package netcourse.lesson01.mistake;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Profile;
import netcourse.lesson01.TlvReader;
import netcourse.lesson01.answer.SolvedTlvReader;

@Mistake(
        id = "tlv-stays-at-unknown",
        does = "goes round its loop without stepping over an unknown record",
        sees =
                "The loop looks at the same record for ever: one tag of a later version stops your program. Every round must move on, whatever the tag.",
        caughtBy = "skipsTagsThatItDoesNotKnow",
        verdict = Verdict.STUCK)
public class TlvStaysAtUnknown extends SolvedTlvReader implements TlvReader {
    @Override
    public Profile read(byte[] bytes) throws ProtocolException {
        ByteBuffer records = ByteBuffer.wrap(bytes);
        // The interrupt is for the check, which must get its thread back.
        while (records.remaining() >= 3 && !Thread.currentThread().isInterrupted()) {
            int at = records.position();
            int tag = records.get(at);
            if (tag < 1 || tag > 3) {
                continue;
            }
            int next = at + 3 + Short.toUnsignedInt(records.getShort(at + 1));
            records.position(Math.min(next, bytes.length));
        }
        return super.read(bytes);
    }
}
