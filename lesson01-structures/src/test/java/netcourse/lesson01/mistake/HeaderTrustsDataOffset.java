package netcourse.lesson01.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.answer.SolvedSegmentReader;

@Mistake(
        id = "header-trusts-data-offset",
        does = "goes where the data offset says without asking whether that is in the packet",
        sees =
                "One byte from a stranger leads you out of the array, or back into the header. Its least is 20, its most what the total length leaves.",
        caughtBy = "refusesHeaderThatLies")
public class HeaderTrustsDataOffset extends SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        int end = bytes.length < 40 ? 0 : (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        if (bytes.length < end || end < 40 || bytes[0] != 0x45) {
            return super.read(bytes);
        }
        int data = 20 + ((bytes[32] & 0xf0) >> 2);
        byte[] payload = Arrays.copyOfRange(bytes, data, end);
        Segment segment = super.read(bytes);
        return new Segment(segment.ip(), segment.tcp(), payload);
    }
}
