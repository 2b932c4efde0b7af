package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpControlCodec;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

@Mistake(
        id = "control-counts-bytes",
        does = "takes the data offset for a number of bytes",
        sees =
                "It counts words of 4 bytes: 4 bits can say 15, and a header can be 60 bytes long. 20 does not fit, and the field becomes 4.",
        caughtBy = "writesTheHeaderLengthInWords")
public class ControlCountsBytes extends SolvedTcpControlCodec implements TcpControlCodec {
    @Override
    public void write(TcpControl control, byte[] header) {
        super.write(control, header);
        header[12] = (byte) (control.headerBytes() << 4);
    }
}
