package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-checks-length-at-end",
        does = "compares the length with the limit when the end of the line has come",
        sees =
                "A peer that never sends the end fills your memory: the limit must be looked at before a byte is kept.",
        caughtBy = "refusesLineThatIsTooLongBeforeItsEnd")
public class LineChecksLengthAtEnd extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        super.push(chunk, lines);
    }

    @Override
    void checkLength() {}

    @Override
    void endLine(Consumer<String> lines) throws ProtocolException {
        refuseIf(length > maxLineBytes, "more than " + maxLineBytes + " bytes");
        super.endLine(lines);
    }
}
