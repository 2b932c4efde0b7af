package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Segment;
import netcourse.lesson01.SegmentReader;
import netcourse.lesson01.TcpHeader;
import netcourse.lesson01.answer.SolvedSegmentReader;

@Mistake(
        id = "header-ports-swapped",
        does = "takes the first port for the destination",
        sees =
                "Client and server change places. The source stands first, in IPv4 the addresses and in TCP the ports.",
        caughtBy = "readsHeadersWithoutOptions")
public class HeaderPortsSwapped extends SolvedSegmentReader implements SegmentReader {
    @Override
    public Segment read(byte[] bytes) throws ProtocolException {
        Segment segment = super.read(bytes);
        TcpHeader right = segment.tcp();
        TcpHeader tcp =
                new TcpHeader(
                        right.destinationPort(),
                        right.sourcePort(),
                        right.sequence(),
                        right.acknowledgment(),
                        right.headerBytes(),
                        right.flags(),
                        right.window(),
                        right.options());

        return new Segment(segment.ip(), tcp, segment.payload());
    }
}
