package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-misses-torn-end",
        does = "looks for CR LF as a pair inside one chunk",
        sees =
                "The chunk may end between the two: the CR is the last byte of one and the LF the first of the next. Remember that the last byte was a CR.",
        caughtBy = "handsOnLinesHoweverTheyCome")
public class LineMissesTornEnd extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        super.push(chunk, lines);
        if (afterCr) {
            afterCr = false;
            keep((byte) '\r');
        }
    }
}
