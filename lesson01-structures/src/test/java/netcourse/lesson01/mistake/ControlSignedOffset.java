package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpControlCodec;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

@Mistake(
        id = "control-signed-offset",
        does = "shifts the signed byte",
        sees =
                "From 8 up the top bit of byte 12 is set, the byte is negative, and so is the length: SYN segments with many options fail, small ones work.",
        caughtBy = "readsEveryHeaderLength")
public class ControlSignedOffset extends SolvedTcpControlCodec implements TcpControlCodec {
    @Override
    public TcpControl read(byte[] segment) throws ProtocolException {
        if (segment.length >= 20 && segment[12] < 0) {
            int headerBytes = (segment[12] >> 4) * 4;
            return new TcpControl(headerBytes, super.read(segment).flags());
        }
        return super.read(segment);
    }
}
