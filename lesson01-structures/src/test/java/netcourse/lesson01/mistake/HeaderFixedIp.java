package netcourse.lesson01.mistake;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.answer.SolvedSegmentReader;

@Mistake(
        id = "header-fixed-ip",
        does = "takes every IPv4 header for 20 bytes long",
        sees =
                "With IPv4 options, the ports are read out of the middle of them. The low half of byte 0 says how long the header is, in units of 4 bytes.",
        caughtBy = "findsTcpBehindIpOptions")
public class HeaderFixedIp extends SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        byte[] fixed = bytes.clone();
        if (bytes.length > 0 && bytes[0] > 0x45) {
            ByteBuffer.wrap(fixed).put(0, (byte) 0x45);
        }
        return super.read(fixed);
    }
}
