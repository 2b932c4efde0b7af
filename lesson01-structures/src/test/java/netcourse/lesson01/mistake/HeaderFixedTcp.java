package netcourse.lesson01.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.answer.SolvedSegmentReader;

@Mistake(
        id = "header-fixed-tcp",
        does = "takes every TCP header for 20 bytes long",
        sees =
                "The options become the beginning of the data. The data offset says where the data begins; only the shortest header has 20 bytes.",
        caughtBy = "findsDataBehindTcpOptions")
public class HeaderFixedTcp extends SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        Segment segment = super.read(bytes);
        int data = segment.ip().headerBytes() + 20;
        return new Segment(
                segment.ip(),
                segment.tcp(),
                Arrays.copyOfRange(bytes, data, segment.ip().totalBytes()));
    }
}
