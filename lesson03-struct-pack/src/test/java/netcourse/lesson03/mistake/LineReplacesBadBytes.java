package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-replaces-bad-bytes",
        does = "decodes with new String, which never fails",
        sees =
                "Bytes that are no UTF-8 become U+FFFD: different lines become the same text, and nobody knows. newDecoder().decode(…) throws.",
        caughtBy = "refusesTextThatIsNotUtf8")
public class LineReplacesBadBytes extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        super.push(chunk, lines);
    }

    @Override
    String text() {
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }
}
