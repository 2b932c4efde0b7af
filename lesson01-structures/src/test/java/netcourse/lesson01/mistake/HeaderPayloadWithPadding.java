package netcourse.lesson01.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.answer.SolvedSegmentReader;

@Mistake(
        id = "header-payload-with-padding",
        does = "takes all bytes behind the TCP header for data",
        sees =
                "A short packet is filled up to the 46 bytes that Ethernet wants; six bytes that nobody sent appear in an empty segment. The data ends with the total length.",
        caughtBy = "leavesOutWhatEthernetFillsUp")
public class HeaderPayloadWithPadding extends SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        Segment segment = super.read(bytes);
        int data = segment.ip().headerBytes() + segment.tcp().headerBytes();
        return new Segment(
                segment.ip(), segment.tcp(), Arrays.copyOfRange(bytes, data, bytes.length));
    }
}
