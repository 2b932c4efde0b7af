package netcourse.lesson01.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpControlCodec;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

@Mistake(
        id = "control-trusts-offset",
        does = "does not compare the data offset with what is there",
        sees =
                "It is a length from a peer. Whoever takes the data from there on reads past the end, or bytes of the segment before, if the buffer is used again.",
        caughtBy = "refusesHeaderLongerThanTheSegment")
public class ControlTrustsOffset extends SolvedTcpControlCodec implements TcpControlCodec {
    @Override
    public TcpControl read(byte[] segment) throws ProtocolException {
        byte[] longEnough = segment.length < 20 ? segment : Arrays.copyOf(segment, 60);
        return super.read(longEnough);
    }
}
