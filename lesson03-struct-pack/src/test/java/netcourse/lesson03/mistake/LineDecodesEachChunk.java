package netcourse.lesson03.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-decodes-each-chunk",
        does = "makes a String of each chunk, and puts the Strings together",
        sees =
                "A character may come in two chunks. Each half is no UTF-8 on its own, and becomes U+FFFD. Put bytes together, and decode the line when it is whole.",
        caughtBy = "takesCharactersThatAreTorn")
public class LineDecodesEachChunk extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        String text = UTF_8.decode(chunk).toString();
        super.push(ByteBuffer.wrap(text.getBytes(UTF_8)), lines);
    }
}
