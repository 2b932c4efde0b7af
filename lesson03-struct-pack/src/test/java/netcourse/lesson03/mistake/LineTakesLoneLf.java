package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-takes-lone-lf",
        does = "takes an LF alone for the end of a line, as BufferedReader does",
        sees =
                "Two programs in a row that differ in this see different messages in the same bytes: that is how SMTP is smuggled. Here only CR LF ends a line.",
        caughtBy = "refusesLfWithoutCr")
public class LineTakesLoneLf extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        super.push(chunk, lines);
    }

    @Override
    void take(byte next, Consumer<String> lines) throws ProtocolException {
        afterCr = afterCr || next == '\n';
        super.take(next, lines);
    }
}
