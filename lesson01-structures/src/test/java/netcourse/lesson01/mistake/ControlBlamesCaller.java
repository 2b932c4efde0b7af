package netcourse.lesson01.mistake;

import java.util.Set;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpControlCodec;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

@Mistake(
        id = "control-blames-caller",
        does = "lets the IllegalArgumentException of TcpControl out",
        sees =
                "It says that the caller made a mistake, and a server that catches IOException for bad peers does not catch it. Check the number before you make a value of it.",
        caughtBy = "refusesDataOffsetBelowFive")
public class ControlBlamesCaller extends SolvedTcpControlCodec implements TcpControlCodec {
    @Override
    public TcpControl read(byte[] segment) throws ProtocolException {
        if (segment.length >= 20 && (segment[12] & 0xff) < 0x50) {
            return new TcpControl((segment[12] >> 4) * 4, Set.of());
        }
        return super.read(segment);
    }
}
