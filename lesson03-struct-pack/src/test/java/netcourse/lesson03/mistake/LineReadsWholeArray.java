package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

@Mistake(
        id = "line-reads-whole-array",
        does = "takes the bytes from chunk.array(), from index 0",
        sees =
                "A buffer need not fill its array, nor begin where that begins; and a read-only or direct buffer shows none. Take what remains, with get.",
        caughtBy = "takesChunksOfAnyKind")
public class LineReadsWholeArray extends PlainLineSplitter implements LineSplitter {
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        super.push(ByteBuffer.wrap(chunk.array()), lines);
        chunk.position(chunk.limit());
    }
}
