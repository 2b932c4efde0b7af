package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpControlCodec;
import netcourse.lesson01.TcpFlag;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

@Mistake(
        id = "control-reverses-flags",
        does = "counts the bits of the flags from the wrong end",
        sees =
                "The picture shows the highest bit on the left: CWR is 80, FIN is 01. With 1 << ordinal() a SYN goes out as ECE.",
        caughtBy = "writesEveryFlag")
public class ControlReversesFlags extends SolvedTcpControlCodec implements TcpControlCodec {
    @Override
    public void write(TcpControl control, byte[] header) {
        super.write(control, header);
        header[13] = 0;
        for (TcpFlag flag : control.flags()) {
            header[13] |= (byte) (1 << flag.ordinal());
        }
    }
}
