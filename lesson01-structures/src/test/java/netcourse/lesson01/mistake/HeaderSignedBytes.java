package netcourse.lesson01.mistake;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.TcpHeader;
import netcourse.lesson01.answer.SolvedSegmentReader;

@Mistake(
        id = "header-signed",
        does = "reads numbers as Java has them, signed",
        sees =
                "Half of all ports, and half of all sequence numbers, come out negative, and a data offset of 32 bytes and more: mask with & 0xff, & 0xffff, & 0xffff_ffffL, or use toUnsignedInt and toUnsignedLong.",
        caughtBy = "readsCapturedHeadersAsUnsigned")
public class HeaderSignedBytes extends SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        Segment segment = super.read(bytes);
        TcpHeader right = segment.tcp();
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        int at = segment.ip().headerBytes();
        TcpHeader tcp =
                new TcpHeader(
                        fields.getShort(at),
                        fields.getShort(at + 2),
                        fields.getInt(at + 4),
                        fields.getInt(at + 8),
                        right.headerBytes(),
                        right.flags(),
                        right.window(),
                        right.options());

        return new Segment(segment.ip(), tcp, segment.payload());
    }
}
