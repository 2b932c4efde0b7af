package netcourse.lesson01.mistake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.TcpHeader;
import netcourse.lesson01.answer.SolvedSegmentReader;

@Mistake(
        id = "header-little-endian",
        does = "takes the first byte of a port for the low one",
        sees =
                "Port 80 becomes 20480. Network byte order is big-endian: the high byte comes first, and ByteBuffer reads so unless you tell it otherwise.",
        caughtBy = "readsHeadersWithoutOptions")
public class HeaderLittleEndian extends SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        Segment segment = super.read(bytes);
        TcpHeader right = segment.tcp();
        ByteBuffer ports = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = segment.ip().headerBytes();
        TcpHeader tcp =
                new TcpHeader(
                        ports.getShort(at) & 0xffff,
                        ports.getShort(at + 2) & 0xffff,
                        right.sequence(),
                        right.acknowledgment(),
                        right.headerBytes(),
                        right.flags(),
                        right.window(),
                        right.options());

        return new Segment(segment.ip(), tcp, segment.payload());
    }
}
