package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpControlCodec;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

@Mistake(
        id = "control-refuses-reserved",
        does = "refuses reserved bits that are set",
        sees =
                "They must be ignored on receipt. Boxes that dropped such segments are why new TCP features take decades to deploy.",
        caughtBy = "ignoresReservedBits")
public class ControlRefusesReserved extends SolvedTcpControlCodec implements TcpControlCodec {
    @Override
    public TcpControl read(byte[] segment) throws ProtocolException {
        TcpControl control = super.read(segment);
        if ((segment[12] & 0x0f) != 0) {
            throw new ProtocolException("reserved (byte 12) must be 0, was " + segment[12]);
        }
        return control;
    }
}
