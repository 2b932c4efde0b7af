package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-takes-lone-cr",
        does = "keeps a CR without LF as a part of the line",
        sees =
                "A CR inside a line is taken for its end by somebody behind you, a terminal or an old program. Refuse it with the byte that comes in place of the LF.",
        caughtBy = "refusesCrWithoutLf")
public class LineTakesLoneCr extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        super.push(chunk, lines);
    }

    @Override
    void loneCr(byte next) {
        keep((byte) '\r');
        afterCr = next == '\r';
        if (!afterCr) {
            keep(next);
        }
    }
}
