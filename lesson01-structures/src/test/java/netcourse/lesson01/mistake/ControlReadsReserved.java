package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpControlCodec;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

@Mistake(
        id = "control-reads-reserved",
        does = "takes the reserved bits for a part of the data offset",
        sees =
                "Shifting right by 2 multiplies by 4 in one go, but leaves two of the reserved bits in the number. It works until somebody uses them.",
        caughtBy = "ignoresReservedBits")
public class ControlReadsReserved extends SolvedTcpControlCodec implements TcpControlCodec {
    @Override
    public TcpControl read(byte[] segment) throws ProtocolException {
        TcpControl control = super.read(segment);
        return new TcpControl((segment[12] & 0xff) >>> 2, control.flags());
    }
}
