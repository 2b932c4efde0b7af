package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-counts-chars",
        does = "compares the number of characters with a limit in bytes",
        sees =
                "A char takes up to three bytes: the line gets three times the memory that it was granted.",
        caughtBy = "countsTheLimitInBytes")
public class LineCountsChars extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        super.push(chunk, lines);
    }

    @Override
    void checkLength() throws ProtocolException {
        int chars = new String(kept, 0, length, StandardCharsets.UTF_8).length();
        refuseIf(chars >= maxLineBytes, "more than " + maxLineBytes + " bytes");
    }
}
