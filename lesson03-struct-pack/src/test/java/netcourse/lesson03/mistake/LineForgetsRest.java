package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-forgets-rest",
        does =
                "looks for lines inside each chunk, and forgets what is left behind the last of them",
        sees =
                "A line that comes in two chunks is lost or cut. What is not complete must be kept until the rest comes.",
        caughtBy = "handsOnLinesHoweverTheyCome")
public class LineForgetsRest extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        length = 0;
        super.push(chunk, lines);
    }
}
