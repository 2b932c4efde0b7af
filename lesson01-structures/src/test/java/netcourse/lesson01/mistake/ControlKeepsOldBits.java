package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpControlCodec;
import netcourse.lesson01.TcpFlag;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

@Mistake(
        id = "control-keeps-old-bits",
        does = "sets bits with |= in the header itself",
        sees =
                "That can set a bit, never clear one: flags of the segment before go out again, and reserved bits stay set.",
        caughtBy = "replacesWhatStoodThere")
public class ControlKeepsOldBits extends SolvedTcpControlCodec implements TcpControlCodec {
    @Override
    public void write(TcpControl control, byte[] header) {
        header[12] |= (byte) (control.headerBytes() / 4 << 4);
        for (TcpFlag flag : control.flags()) {
            header[13] |= (byte) (0x80 >> flag.ordinal());
        }
    }
}
